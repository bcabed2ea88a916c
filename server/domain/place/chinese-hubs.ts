/** Airports and border crossings that scans call by a name without their city, with that city. */
const HUBS: Record<string, string> = {
  '首都机场|大兴机场': '北京',
  '浦东机场|虹桥机场|浦东国际机场|外高桥|洋山港': '上海',
  '滨海机场|滨海国际机场': '天津',
  '江北机场|江北国际机场': '重庆',
  白云机场: '广州',
  '宝安机场|皇岗口岸|文锦渡|深圳湾口岸|莲塘口岸|盐田港': '深圳',
  '拱北口岸|横琴口岸|港珠澳': '珠海',
  萧山机场: '杭州',
  '栎社机场|北仑港': '宁波',
  龙湾机场: '温州',
  '双流机场|天府机场': '成都',
  花湖机场: '鄂州',
  天河机场: '武汉',
  咸阳机场: '西安',
  禄口机场: '南京',
  硕放机场: '无锡',
  新郑机场: '郑州',
  黄花机场: '长沙',
  昌北机场: '南昌',
  新桥机场: '合肥',
  高崎机场: '厦门',
  长乐机场: '福州',
  '胶东机场|流亭机场': '青岛',
  遥墙机场: '济南',
  正定机场: '石家庄',
  武宿机场: '太原',
  白塔机场: '呼和浩特',
  桃仙机场: '沈阳',
  周水子机场: '大连',
  龙嘉机场: '长春',
  太平机场: '哈尔滨',
  长水机场: '昆明',
  龙洞堡机场: '贵阳',
  吴圩机场: '南宁',
  美兰机场: '海口',
  凤凰机场: '三亚',
  中川机场: '兰州',
  曹家堡机场: '西宁',
  河东机场: '银川',
  贡嘎机场: '拉萨',
  地窝堡机场: '乌鲁木齐',
  友谊关: '凭祥市',
  '赤鱲角|赤腊角': '香港',
  桃园机场: '桃园市',
  小港机场: '高雄',
};

const patterns = Object.entries(HUBS).map(([names, city]) => [new RegExp(names.replaceAll('机场', '(?:国际)?机场')), city] as const);

const ANY_HUB = new RegExp(patterns.map(([names]) => names.source).join('|'));

/** The city of a hub that a Chinese text names without it; null when it names none. */
export function cityOfHubIn(text: string): string | null {
  return ANY_HUB.test(text) ? (patterns.find(([names]) => names.test(text))?.[1] ?? null) : null;
}
