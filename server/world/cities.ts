export type Region = 'south' | 'east' | 'north' | 'central' | 'southwest' | 'northwest' | 'northeast';

export interface City {
  /** As spoken: 深圳. */
  name: string;
  /** As written: 深圳市. */
  full: string;
  province: string;
  region: Region;
  areaCode: string;
  lat: number;
  lon: number;
  districts: readonly string[];
}

const city = (name: string, province: string, region: Region, areaCode: string, lat: number, lon: number, districts: string): City => ({
  name,
  full: `${name}市`,
  province,
  region,
  areaCode,
  lat,
  lon,
  districts: districts.split(' '),
});

/** Cities that customers live in; positions are centres to a tenth of a degree, which is all that travel times need. */
export const CITIES: readonly City[] = [
  city('深圳', '广东省', 'south', '0755', 22.5, 114.1, '南山区 福田区 龙岗区 宝安区'),
  city('广州', '广东省', 'south', '020', 23.1, 113.3, '天河区 越秀区 海珠区 番禺区'),
  city('东莞', '广东省', 'south', '0769', 23.0, 113.8, '虎门镇 长安镇 厚街镇 南城街道'),
  city('佛山', '广东省', 'south', '0757', 23.0, 113.1, '禅城区 南海区 顺德区'),
  city('南宁', '广西壮族自治区', 'south', '0771', 22.8, 108.3, '青秀区 西乡塘区 兴宁区'),
  city('海口', '海南省', 'south', '0898', 20.0, 110.3, '龙华区 美兰区 琼山区'),
  city('厦门', '福建省', 'east', '0592', 24.5, 118.1, '思明区 湖里区 集美区'),
  city('福州', '福建省', 'east', '0591', 26.1, 119.3, '鼓楼区 台江区 仓山区'),
  city('杭州', '浙江省', 'east', '0571', 30.3, 120.2, '西湖区 滨江区 余杭区 萧山区'),
  city('宁波', '浙江省', 'east', '0574', 29.9, 121.6, '鄞州区 海曙区 江北区'),
  city('金华', '浙江省', 'east', '0579', 29.1, 119.6, '婺城区 金东区'),
  city('上海', '上海市', 'east', '021', 31.2, 121.5, '浦东新区 徐汇区 静安区 杨浦区'),
  city('苏州', '江苏省', 'east', '0512', 31.3, 120.6, '姑苏区 吴中区 虎丘区'),
  city('南京', '江苏省', 'east', '025', 32.1, 118.8, '玄武区 鼓楼区 建邺区'),
  city('无锡', '江苏省', 'east', '0510', 31.5, 120.3, '梁溪区 滨湖区 锡山区'),
  city('合肥', '安徽省', 'east', '0551', 31.8, 117.2, '蜀山区 庐阳区 包河区'),
  city('济南', '山东省', 'north', '0531', 36.7, 117.0, '历下区 市中区 槐荫区'),
  city('青岛', '山东省', 'north', '0532', 36.1, 120.4, '市南区 崂山区 黄岛区'),
  city('北京', '北京市', 'north', '010', 39.9, 116.4, '朝阳区 海淀区 昌平区 丰台区'),
  city('天津', '天津市', 'north', '022', 39.1, 117.2, '和平区 南开区 河西区'),
  city('石家庄', '河北省', 'north', '0311', 38.0, 114.5, '长安区 裕华区 桥西区'),
  city('太原', '山西省', 'north', '0351', 37.9, 112.5, '小店区 迎泽区 万柏林区'),
  city('郑州', '河南省', 'central', '0371', 34.8, 113.7, '金水区 二七区 中原区'),
  city('武汉', '湖北省', 'central', '027', 30.6, 114.3, '武昌区 洪山区 江汉区'),
  city('长沙', '湖南省', 'central', '0731', 28.2, 113.0, '岳麓区 芙蓉区 雨花区'),
  city('南昌', '江西省', 'central', '0791', 28.7, 115.9, '东湖区 红谷滩区 青山湖区'),
  city('成都', '四川省', 'southwest', '028', 30.7, 104.1, '青羊区 武侯区 锦江区 高新区'),
  city('重庆', '重庆市', 'southwest', '023', 29.6, 106.5, '渝中区 江北区 沙坪坝区'),
  city('昆明', '云南省', 'southwest', '0871', 25.0, 102.7, '五华区 盘龙区 官渡区'),
  city('贵阳', '贵州省', 'southwest', '0851', 26.6, 106.7, '云岩区 南明区 观山湖区'),
  city('西安', '陕西省', 'northwest', '029', 34.3, 108.9, '雁塔区 碑林区 未央区'),
  city('兰州', '甘肃省', 'northwest', '0931', 36.1, 103.8, '城关区 七里河区'),
  city('乌鲁木齐', '新疆维吾尔自治区', 'northwest', '0991', 43.8, 87.6, '天山区 沙依巴克区 新市区'),
  city('沈阳', '辽宁省', 'northeast', '024', 41.8, 123.4, '沈河区 和平区 浑南区'),
  city('大连', '辽宁省', 'northeast', '0411', 38.9, 121.6, '中山区 沙河口区 甘井子区'),
  city('哈尔滨', '黑龙江省', 'northeast', '0451', 45.8, 126.5, '南岗区 道里区 香坊区'),
  city('长春', '吉林省', 'northeast', '0431', 43.9, 125.3, '朝阳区 南关区 宽城区'),
];

/** Where a region's trunk lines meet. */
const TRUNK_HUBS: Record<Region, string> = {
  south: '广州',
  east: '杭州',
  north: '天津',
  central: '武汉',
  southwest: '成都',
  northwest: '西安',
  northeast: '沈阳',
};

export function cityNamed(name: string): City {
  const found = CITIES.find((c) => c.name === name);
  if (!found) throw new Error(`no such city in the world: ${name}`);
  return found;
}

/** Cities whose sorting centres a shipment passes, the first and the last included, each once. */
export function routeBetween(origin: City, destination: City): City[] {
  const via = origin.region === destination.region ? [] : [cityNamed(TRUNK_HUBS[origin.region]), cityNamed(TRUNK_HUBS[destination.region])];
  return [origin, ...via, destination].filter((c, i, all) => all.indexOf(c) === i);
}

/** Great-circle distance in kilometres. */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}

/** Cities next to the straight line of a long leg, about `everyKm` apart, in order; none for a short one. */
export function citiesOnTheWay(from: City, to: City, everyKm: number): City[] {
  const legs = Math.floor(distanceKm(from, to) / everyKm);
  const found: City[] = [];
  for (let i = 1; i <= legs; i += 1) {
    const part = i / (legs + 1);
    const point = { lat: from.lat + (to.lat - from.lat) * part, lon: from.lon + (to.lon - from.lon) * part };
    const near = CITIES.reduce((best, c) => (distanceKm(c, point) < distanceKm(best, point) ? c : best));
    if (near !== from && near !== to && !found.includes(near)) found.push(near);
  }
  return found;
}
