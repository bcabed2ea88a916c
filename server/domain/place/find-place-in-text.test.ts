import { describe, expect, it } from 'vitest';
import { AIRPORT_CODES, cityOfAirport } from './airports';
import { findPlaceInText } from './find-place-in-text';
import type { Place } from './place';

const where = (text: string) => {
  const place = findPlaceInText(text);
  return place ? (place.district ?? place.city ?? place.province ?? null) : null;
};

describe('findPlaceInText', () => {
  it.each([
    ['【深圳市】快件已到达 深圳转运中心', '深圳市'],
    ['快件离开【广州中心】已发往【武汉转运中心】', '广州市'],
    ['【东莞虎门分部】的快递员 *** 正在派送', '东莞市'],
    ['快件已在【成都青羊站】签收,签收人: 本人', '青羊区'],
    ['[Shenzhen] Departed facility', '深圳市'],
    ['【广东深圳公司】已收件', '深圳市'],
    ['快件到达【上海青浦转运中心】', '青浦区'],
    ['已到达上海市青浦区徐泾网点', '青浦区'],
    ['顺丰速运 已收取快件（北京）', '北京市'],
    ['快件在浦东机场等待航班', '上海市'],
    ['【义乌市】已揽收', '义乌市'],
    ['包裹到达昆山集散中心', '昆山市'],
    ['Arrived at sorting hub in CURITIBA - PR', 'Curitiba'],
    ['SAO PAULO, BR', 'São Paulo'],
    ['快件离开【洛杉矶】处理中心', 'Los Angeles'],
    ['已到达德国法兰克福机场', 'Frankfurt am Main'],
    ['吉林长春分拨中心 已发出', '长春市'],
    ['【长春市朝阳区】派件中', '朝阳区'],
    ['【北京大兴转运中心】', '大兴区'],
    ['快件到达广州白云机场', '广州市'],
    ['Louisville, KY', 'Louisville'],
    ['Arrived at LAX', 'Los Angeles'],
    ['Sort facility CVG', 'Cincinnati'],
    ['航班已抵达 JFK 机场', 'New York City'],
    ['Arrived at airport (PVG)', '上海市'],
    ['到达 CAN 机场', '广州市'],
    ['Hong Kong (HKG) - Hub', '香港'],
    ['Departed London Heathrow', 'London'],
    ['ISTANBUL AIRPORT', 'Istanbul'],
    ['Memphis Sorting Center', 'Memphis'],
    ['EHU', '鄂州市'],
    ['湖南平江公司-派件中', '平江县'],
    ['【江苏丰县公司】已揽收', '丰县'],
    ['快件到达【桐庐转运中心】', '桐庐县'],
    ['【石家庄市】快件已到达【长安三部】', '长安区'],
    ['【苏州市】快件到达【常熟】', '常熟市'],
    ['【广州市】 【广州花都】 的业务员已揽收', '花都区'],
    ['【鼓楼区】福州鼓楼营业部 派件中', '鼓楼区'],
    ['快件到达 郑州市 金水区', '金水区'],
    ['北京朝阳门营业部', '北京市'],
    ['重庆江北国际机场 已起飞', '重庆市'],
    ['深圳皇岗口岸放行', '深圳市'],
    ['贵物已到达拱北口岸', '珠海市'],
    ['快件到达 臺北市中正區營業所', '中正区'],
    ['包裹已到達 桃園市 蘆竹區', '芦竹区'],
    ['香港屯门分拨中心', '屯门区'],
    ['澳門氹仔', '澳门'],
    ['新竹物流中心', '新竹市'],
    ['陕西乾县公司', '乾县'],
    ['货物到达列日机场', 'Liège'],
    ['抵达阿拉木图', 'Almaty'],
  ])('%s is in %s', (text, expected) => {
    expect(where(text)).toBe(expected);
  });

  it.each([
    '快件已发往【武汉转运中心】',
    '快件正在运输途中',
    '已放入丰巢柜，取件码 ***',
    '东方快递员正在派送',
    '朝阳区网点正在派件',
    '鼓楼区营业部',
    '平安网点',
    '信义乡',
    '收到新社区的包裹',
    '签收人: 本人',
    'Delivered to front door',
    'Shipment information received',
    'Your item departed CAN',
    'Held (SMS sent)',
    'Recipient: (MAN)',
    'Delivered by DHL',
    'Airport',
    '',
  ])('%s names no place for certain', (text) => {
    expect(where(text)).toBeNull();
  });

  it('knows where every airport of its table is', () => {
    expect(AIRPORT_CODES.filter((code) => !cityOfAirport(code))).toEqual([]);
    expect(new Set(AIRPORT_CODES).size).toBe(AIRPORT_CODES.length);
  });

  it('tells districts of one name apart by the places before and after them on the way', () => {
    const told = (near: Place[]) => findPlaceInText('【鼓楼区】派件中', near)?.city;
    expect(told([{ province: '福建省', city: '福州市' }])).toBe('福州市');
    expect(told([{ city: '南京市' }, { city: '上海市' }])).toBe('南京市');
    expect(told([{ province: '河南省' }])).toBe('开封市');
    expect(told([{ city: '南京市' }, { city: '徐州市' }])).toBeUndefined();
    expect(told([{ province: '江苏省' }])).toBeUndefined();
  });

  it('does not take a street for a city', () => {
    expect(where('派件地址在中山路附近')).toBeNull();
    expect(where('已放入罗马花园菜鸟驿站')).toBeNull();
    expect(where('【上海】已到南京东路网点')).toBe('上海市');
  });
});
