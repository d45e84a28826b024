//! The table of known indicators, by topic.
//!
//! A row gives: id, usual Chinese name, English name, unit, direction, other names. After it,
//! `+growth` adds the indicator's growth rate (`gdp_growth`, 地区生产总值增速) and `+cut` its reduction in
//! percent (`energy_cut`, …降幅), each with other names of its own. Spellings with the same
//! [`super::normal_form`] are not listed.
//!
//! The table is text until it is first used: as structures, its many pointers would triple its size in a compressed
//! wasm file. A line of the text is `gdp|Up|亿元|GDP|地区生产总值|经济总量`, the other names last.

use std::sync::OnceLock;

use super::{Direction, Indicator, Topic};

macro_rules! indicators {
    ($($topic:ident: { $(
        $id:ident $name:literal $english:literal $unit:literal $direction:ident [$($alias:literal)*]
        $(+ $kin:ident [$($kin_alias:literal)*])*
    )* })*) => {
        &[$((Topic::$topic, concat!($(
            stringify!($id), "|", stringify!($direction), "|", $unit, "|", $english, "|", $name $(, "|", $alias)*, "\n",
            $(kin!($kin $direction $id $name $english [$($kin_alias)*]),)*
        )*))),*]
    };
}

macro_rules! kin {
    (growth $direction:ident $id:ident $name:literal $english:literal [$($alias:literal)*]) => {
        concat!(
            stringify!($id), "_growth|", stringify!($direction), "|%|", $english, " growth|", $name, "增速" $(, "|", $alias)*, "\n"
        )
    };
    // A larger reduction is better.
    (cut $direction:ident $id:ident $name:literal $english:literal [$($alias:literal)*]) => {
        concat!(stringify!($id), "_cut|Up|%|", $english, ", reduction|", $name, "降幅" $(, "|", $alias)*, "\n")
    };
}

/// All known indicators.
pub(super) fn all() -> &'static [Indicator] {
    static ALL: OnceLock<Vec<Indicator>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for (topic, text) in TABLE {
            all.extend(text.lines().filter_map(|line| row(*topic, line)));
        }
        all
    })
}

fn row(topic: Topic, line: &'static str) -> Option<Indicator> {
    let mut fields = line.split('|');
    let id = fields.next()?;
    let direction = match fields.next()? {
        "Up" => Direction::Up,
        "Down" => Direction::Down,
        _ => Direction::Neutral,
    };
    let (unit, english, name) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Indicator { id, name, english, aliases: fields.collect::<Vec<_>>().leak(), topic, unit, direction })
}

/// The lines of each topic.
const TABLE: &[(Topic, &str)] = indicators! {

Economy: {
    gdp "地区生产总值" "GDP" "亿元" Up ["经济总量" "本地生产总值"] +growth ["经济增速" "经济增长预期目标" "经济增长目标"]
    gdp_per_capita "人均地区生产总值" "GDP per capita" "元" Up [] +growth []
    primary "第一产业增加值" "Primary-sector value added" "亿元" Up ["一产增加值"] +growth []
    primary_share "第一产业比重" "Primary sector's share of GDP" "%" Neutral ["一产比重" "第一产业增加值占GDP比重"]
    secondary "第二产业增加值" "Secondary-sector value added" "亿元" Up ["二产增加值"] +growth []
    secondary_share "第二产业比重" "Secondary sector's share of GDP" "%" Neutral ["二产比重" "第二产业增加值占GDP比重"]
    tertiary "第三产业增加值" "Service-sector value added" "亿元" Up ["三产增加值" "服务业增加值"] +growth []
    tertiary_share "第三产业比重" "Service sector's share of GDP" "%" Up ["三产比重" "第三产业增加值占GDP比重" "服务业比重" "服务业增加值比重" "服务业占GDP比重" "服务业增加值占GDP比重" "服务业在GDP中比重"]
    private_share "民营经济占比" "Private sector's share of GDP" "%" Up ["民营经济增加值占比" "民营经济增加值占GDP比重" "民营经济占GDP比重"]
    digital_share "数字经济核心产业增加值占比" "Core digital industries' share of GDP" "%" Up ["数字经济核心产业增加值占GDP比重" "数字经济占比"]
    marine "海洋生产总值" "Ocean economy output" "亿元" Up []
    cpi "居民消费价格指数" "Consumer price index (CPI)" "" Neutral ["居民消费价格总指数"]
    cpi_growth "居民消费价格涨幅" "Consumer price inflation (CPI)" "%" Neutral ["居民消费价格" "居民消费价格总水平涨幅" "CPI" "CPI涨幅" "物价涨幅" "居民消费价格指数涨幅"]
    consumption_contribution "消费对经济增长贡献率" "Consumption's contribution to GDP growth" "%" Up ["最终消费支出对经济增长贡献率" "消费贡献率"]
    productivity "全员劳动生产率" "Labour productivity" "万元/人" Up ["劳动生产率"]
    entities "经营主体" "Business entities" "户" Up ["各类市场主体" "商事主体" "实有经营主体"]
    new_entities "新增经营主体" "New business entities" "户" Up ["新增各类市场主体" "新登记市场主体" "新设经营主体" "新增商事主体"]
    new_enterprises "新登记企业" "New enterprises" "户" Up ["新增企业" "新设企业" "新登记注册企业" "新设立企业"]
    service_revenue "规模以上服务业营业收入" "Large service firms' revenue" "亿元" Up ["规模以上服务业企业营业收入" "规模以上服务业营收"] +growth []
    new_large_firms "新增四上企业" "New large firms" "家" Up ["新增入统企业" "新入统四上企业" "净增四上企业"]
}

Finance: {
    budget_revenue "一般公共预算收入" "General public budget revenue" "亿元" Up ["地方一般公共预算收入" "地方级一般公共预算收入" "地方财政一般公共预算收入" "公共预算收入" "公共财政预算收入" "地方公共财政预算收入" "公共财政收入" "一般预算收入" "地方一般预算收入" "财政一般预算收入" "地方财政一般预算收入" "地方财政收入" "财政一般公共预算收入" "地方财政公共预算收入" "一般公共财政预算收入" "一般财政预算收入" "一般公共预算地方本级收入" "一般公共预算本级地方收入" "地方本级一般公共预算收入" "地方公共预算收入"] +growth []
    fiscal_revenue "财政总收入" "Total government revenue" "亿元" Up ["财政收入" "公共财政总收入" "地方财政总收入" "全部财政收入" "全口径财政收入"] +growth []
    tax "税收收入" "Tax revenue" "亿元" Up ["税收" "税收总收入" "各项税收" "入库税收"] +growth []
    tax_share "税收占比" "Taxes' share of budget revenue" "%" Up ["税收占一般公共预算收入比重" "税收收入占一般公共预算收入比重" "税收占财政收入比重" "税收收入占比" "税占比"]
    budget_spending "一般公共预算支出" "General public budget spending" "亿元" Neutral ["地方一般公共预算支出" "公共财政预算支出" "一般预算支出" "地方财政一般预算支出" "财政一般预算支出" "财政支出" "地方财政支出"] +growth []
    welfare_spending "民生支出" "Social spending" "亿元" Up ["财政民生支出" "重点民生支出" "九大类民生支出" "民生领域支出"]
    welfare_spending_share "民生支出占比" "Social spending's share of the budget" "%" Up ["财政民生支出占比" "民生支出占一般公共预算支出比重" "民生支出占一般公共预算支出" "民生支出占财政支出比重" "财政支出用于民生比例"]
    deficit "财政赤字" "Budget deficit" "亿元" Neutral ["赤字规模" "财政赤字规模"]
    deficit_ratio "赤字率" "Budget deficit as a share of GDP" "%" Neutral ["财政赤字率"]
    special_bonds "地方政府专项债券" "Local government special bonds" "亿元" Neutral ["地方专项债券" "政府专项债券" "专项债券" "专项债" "地方政府专项债" "新增专项债券" "新增地方政府专项债券" "新增专项债券额度"]
    long_bonds "超长期特别国债" "Ultra-long special treasury bonds" "亿元" Neutral ["超长期特别国债资金"]
    debt "政府债务余额" "Government debt" "亿元" Neutral ["地方政府债务余额" "政府性债务余额"]
    tax_relief "减税降费" "Tax and fee cuts" "亿元" Up ["新增减税降费" "减税降费及退税缓费" "新增减税降费及退税缓费" "减免税费" "新增税费优惠"]
    three_public "三公经费" "Official travel, vehicles and receptions" "万元" Down ["三公经费支出"]
    spending_cut "一般性支出压减率" "General administrative spending cut" "%" Up ["一般性支出压减" "压减一般性支出" "一般性支出压减比例"]
    m2 "广义货币M2" "Broad money (M2) supply" "亿元" Neutral ["M2" "广义货币" "广义货币供应量" "广义货币M2余额"] +growth []
    social_financing "社会融资规模" "Total social financing" "亿元" Neutral ["社会融资规模余额" "社会融资规模存量"] +growth []
    deposits "金融机构存款余额" "Bank deposits" "亿元" Up ["存款余额" "各项存款余额" "本外币存款余额" "人民币存款余额" "金融机构各项存款余额" "金融机构本外币存款余额" "金融机构人民币存款余额" "金融机构本外币各项存款余额"] +growth []
    savings "住户存款余额" "Household savings" "亿元" Up ["居民储蓄存款余额" "城乡居民储蓄存款余额" "居民存款余额" "储蓄存款余额"]
    loans "金融机构贷款余额" "Bank loans" "亿元" Up ["贷款余额" "各项贷款余额" "本外币贷款余额" "人民币贷款余额" "金融机构各项贷款余额" "金融机构本外币贷款余额" "金融机构人民币贷款余额" "金融机构本外币各项贷款余额"] +growth []
    new_loans "新增贷款" "New loans" "亿元" Up ["新增信贷投放" "新增各项贷款"]
    small_loans "普惠小微贷款余额" "Loans to small businesses" "亿元" Up ["普惠小微企业贷款余额" "普惠型小微企业贷款余额"] +growth ["普惠小微企业贷款增速" "普惠型小微企业贷款增速"]
    loan_deposit_ratio "存贷比" "Loan-to-deposit ratio" "%" Up ["余额存贷比"]
    bad_loans "不良贷款率" "Bad loan ratio" "%" Down ["不良率" "银行业不良贷款率"]
    finance_industry "金融业增加值" "Financial sector value added" "亿元" Up []
    listed "上市公司" "Listed companies" "家" Up ["上市企业" "境内外上市公司" "境内外上市企业"]
}

Industry: {
    industry "规模以上工业增加值" "Industrial value added" "亿元" Up ["规模以上工业企业增加值"] +growth ["规模以上工业增速"]
    large_output "规模以上工业总产值" "Large industrial firms' output" "亿元" Up ["规模以上工业产值" "规模以上工业企业总产值" "规模以上工业企业产值"] +growth []
    output "工业总产值" "Gross industrial output" "亿元" Up ["工业产值" "全部工业总产值"] +growth []
    large_revenue "规模以上工业营业收入" "Large industrial firms' revenue" "亿元" Up ["规模以上工业企业营业收入" "规模以上工业主营业务收入" "规模以上工业企业主营业务收入" "规模以上工业销售收入" "规模以上工业企业营收"] +growth []
    profit "规模以上工业利润总额" "Industrial profits" "亿元" Up ["规模以上工业企业利润" "工业企业利润"] +growth []
    large_firms "规模以上工业企业" "Large industrial firms" "家" Up ["规模以上企业"]
    new_industrial_firms "新增规模以上工业企业" "New large industrial firms" "家" Up ["新增规模以上企业" "净增规模以上工业企业" "净增规模以上企业" "新培育规模以上工业企业" "新升规工业企业"]
    hightech "高技术制造业增加值" "High-tech manufacturing value added" "亿元" Up ["规模以上高技术制造业增加值" "高技术产业增加值"] +growth []
    hightech_share "高技术制造业增加值占比" "High-tech share of industrial value added" "%" Up ["高技术制造业增加值占规模以上工业比重" "高技术制造业增加值占规模以上工业增加值比重"]
    equipment "装备制造业增加值" "Equipment manufacturing value added" "亿元" Up ["规模以上装备制造业增加值"] +growth []
    manufacturing "制造业增加值" "Manufacturing value added" "亿元" Up [] +growth []
    manufacturing_share "制造业增加值占比" "Manufacturing's share of GDP" "%" Up ["制造业增加值占GDP比重" "制造业占比"]
    emerging "战略性新兴产业增加值" "Strategic emerging industries value added" "亿元" Up [] +growth []
    srdi "专精特新中小企业" "Specialised and innovative small firms" "家" Up ["专精特新企业"]
    little_giants "专精特新小巨人企业" "Little giant firms" "家" Up ["国家级专精特新小巨人企业" "国家专精特新小巨人企业" "小巨人企业" "国家级小巨人企业"]
    construction_output "建筑业总产值" "Construction output" "亿元" Up ["建筑业产值"] +growth []
    construction "建筑业增加值" "Construction value added" "亿元" Up []
    electricity "全社会用电量" "Electricity consumption" "亿千瓦时" Neutral [] +growth []
    generation "发电量" "Electricity output" "亿千瓦时" Up ["年发电量"]
    renewables "可再生能源装机" "Renewable power capacity" "万千瓦" Up ["可再生能源装机规模" "可再生能源装机容量" "可再生能源发电装机" "可再生能源发电装机规模"]
    coal "原煤产量" "Coal output" "万吨" Neutral ["煤炭产量"]
    new_energy_cars "新能源汽车产量" "New-energy vehicle output" "万辆" Up ["新能源汽车年产量"] +growth []
}

Agriculture: {
    farm_output "农林牧渔业总产值" "Gross farm output" "亿元" Up ["农林牧渔总产值" "农业总产值"] +growth []
    farming "农林牧渔业增加值" "Farming value added" "亿元" Up ["农林牧渔增加值" "农业增加值"] +growth []
    sown_area "农作物播种面积" "Sown area" "万亩" Up ["农作物总播种面积" "农作物种植面积"]
    crop_output "农作物总产量" "Crop output" "万吨" Up ["农作物产量"]
    grain "粮食产量" "Grain output" "万吨" Up ["粮食总产量" "粮食年产量"] +growth []
    grain_area "粮食播种面积" "Grain area" "万亩" Up ["粮食种植面积" "粮食作物播种面积" "粮食作物种植面积" "粮播面积" "粮食面积"]
    grain_yield "粮食亩产" "Grain yield per mu" "公斤" Up ["粮食单产" "粮食平均亩产" "粮食平均单产"]
    grain_capacity "粮食综合生产能力" "Grain production capacity" "万吨" Up ["粮食生产能力"]
    vegetables "蔬菜产量" "Vegetable output" "万吨" Up ["蔬菜总产量"]
    vegetable_area "蔬菜种植面积" "Vegetable area" "万亩" Up ["蔬菜播种面积" "蔬菜面积"]
    oil_crops "油料产量" "Oil crop output" "万吨" Up ["油料作物产量" "油料总产量"]
    fruit "水果产量" "Fruit output" "万吨" Up ["水果总产量"]
    tea "茶叶产量" "Tea output" "吨" Up []
    tea_area "茶园面积" "Tea area" "万亩" Up ["茶叶面积" "茶叶种植面积"]
    pigs "生猪出栏量" "Pigs sold" "万头" Up ["出栏生猪" "生猪年出栏"]
    pig_stock "生猪存栏量" "Pigs kept" "万头" Up ["存栏生猪"]
    cattle "肉牛出栏量" "Cattle sold" "万头" Up ["牛出栏" "出栏肉牛" "出栏牛"]
    sheep "羊出栏量" "Sheep and goats sold" "万只" Up ["出栏羊" "肉羊出栏" "出栏肉羊"]
    goats "山羊出栏量" "Goats sold" "万只" Up ["出栏山羊"]
    poultry "家禽出栏量" "Poultry sold" "万只" Up ["出栏家禽" "小家禽出栏" "禽类出栏"]
    meat "肉类产量" "Meat output" "万吨" Up ["肉类总产量" "肉产量"]
    fish "水产品产量" "Fish output" "万吨" Up ["水产品总产量" "水产总产量"]
    farmland "耕地面积" "Farmland" "万亩" Up ["耕地保有量"]
    protected_farmland "永久基本农田面积" "Protected farmland" "万亩" Up ["永久基本农田" "永久基本农田保护面积" "基本农田保护面积"]
    good_farmland "高标准农田面积" "High-standard farmland" "万亩" Up ["高标准农田" "累计建成高标准农田"]
    new_good_farmland "新建高标准农田" "New high-standard farmland" "万亩" Up ["新增高标准农田" "建设高标准农田" "新建成高标准农田" "新建改造高标准农田" "新建和改造提升高标准农田" "高标准农田建设" "高标准农田建设面积"]
    reclaimed "撂荒地复耕面积" "Abandoned land retilled" "亩" Up ["撂荒地复耕" "复耕撂荒地" "撂荒地治理" "撂荒地开垦"]
    irrigated "有效灌溉面积" "Irrigated area" "万亩" Up ["农田有效灌溉面积"]
    mechanisation "农作物耕种收综合机械化率" "Farm mechanisation" "%" Up ["主要农作物耕种收综合机械化率" "耕种收综合机械化率" "农业机械化率" "综合机械化率"]
    family_farms "家庭农场" "Family farms" "家" Up []
    cooperatives "农民合作社" "Farmers' cooperatives" "家" Up ["农民专业合作社" "农业专业合作社" "专业合作社"]
    farm_leaders "农业产业化龙头企业" "Leading agricultural firms" "家" Up ["农业龙头企业"]
    food_processing "农产品加工业产值" "Farm product processing" "亿元" Up ["农产品加工产值" "农产品加工业总产值"]
    farm_online "农产品网络零售额" "Farm products sold online" "亿元" Up ["农产品网上零售额" "农产品网络销售额" "农产品线上销售额"]
    collective_income "村集体经济收入" "Village collective income" "万元" Up ["村级集体经济收入" "村集体收入" "村集体经济总收入" "村级集体经济总收入"]
}

Investment: {
    fixed_investment "固定资产投资" "Fixed-asset investment" "亿元" Up ["社会固定资产投资" "固定资产投资完成额" "固定资产投资规模" "固定资产投资总规模"] +growth []
    industrial_investment "工业投资" "Industrial investment" "亿元" Up ["工业固定资产投资"] +growth []
    technical_investment "工业技改投资" "Technical upgrading investment" "亿元" Up ["技改投资" "工业技术改造投资" "技术改造投资"] +growth []
    private_investment "民间投资" "Private investment" "亿元" Up ["民间固定资产投资"] +growth []
    infrastructure "基础设施投资" "Infrastructure investment" "亿元" Up ["基础设施建设投资"] +growth []
    manufacturing_investment "制造业投资" "Manufacturing investment" "亿元" Up [] +growth []
    real_estate "房地产开发投资" "Property investment" "亿元" Neutral ["房地产投资"] +growth []
    housing_sales "商品房销售面积" "Housing sales (floor area)" "万平方米" Neutral ["商品房销售"] +growth []
    central_investment "中央预算内投资" "Central budget investment" "亿元" Up []
    rail_investment "铁路投资" "Railway investment" "亿元" Up ["铁路建设投资" "铁路固定资产投资"]
    transport_investment "交通投资" "Transport investment" "亿元" Up ["交通建设投资" "交通固定资产投资" "综合交通投资" "交通基础设施投资"]
    water_investment "水利投资" "Water works investment" "亿元" Up ["水利建设投资"]
    key_projects "重点项目" "Key projects" "个" Up ["重大项目" "重点建设项目"]
    key_investment "重点项目完成投资" "Investment in key projects" "亿元" Up ["重点项目投资" "重大项目完成投资" "重点建设项目完成投资"]
    planned_investment "年度计划投资" "Planned investment of the year" "亿元" Up []
    signed_projects "新签约项目" "Projects signed" "个" Up ["签约项目" "新签约招商项目" "签约引进项目"]
    started_projects "新开工项目" "Projects started" "个" Up ["开工项目"]
    attracted "招商引资到位资金" "Investment attracted" "亿元" Up ["招商引资" "招商引资实际到位资金" "招商到位资金" "招商引资资金" "到位资金" "实际到位资金" "引进到位资金"] +growth []
    outside_capital "实际到位省外资金" "Investment from other provinces" "亿元" Up ["到位省外资金" "省外到位资金" "引进省外资金" "引进省外到位资金" "实际利用省外资金"] +growth []
    rural_roads "农村公路里程" "Rural roads" "公里" Up ["农村公路总里程"]
    new_rural_roads "新建改建农村公路" "Rural roads built or rebuilt" "公里" Up ["新改建农村公路" "新建农村公路" "建设农村公路" "农村公路建设" "新建和改造提升农村公路" "新建改造农村公路"]
    paved_roads "硬化道路里程" "Roads paved" "公里" Up ["硬化道路" "道路硬化" "道路硬化里程" "硬化村道"]
    expressways "高速公路通车里程" "Expressways" "公里" Up ["高速公路总里程" "高速公路通车总里程"]
    railways "铁路营业里程" "Railways" "公里" Up []
    high_speed_rail "高速铁路运营里程" "High-speed railways" "公里" Up ["高铁运营里程"]
    freight "货运量" "Freight" "万吨" Up ["货物运输量"]
    port "港口货物吞吐量" "Port cargo" "万吨" Up ["港口吞吐量"]
    shantytowns "棚户区住房改造" "Homes in run-down areas rebuilt" "套" Up ["棚户区改造" "改造棚户区" "城镇棚户区改造" "城镇棚户区住房改造" "实施棚户区改造" "棚改"]
    old_estates "城镇老旧小区改造" "Old housing estates renovated" "个" Up ["改造城镇老旧小区" "改造老旧小区" "老旧小区改造" "开工改造城镇老旧小区" "新开工改造城镇老旧小区" "开工改造老旧小区"]
    affordable_homes "保障性住房" "Affordable homes" "套" Up ["建设保障性住房" "新开工建设保障性住房" "开工建设保障性住房" "建设筹集保障性住房" "筹集建设保障性住房"]
    rental_homes "保障性租赁住房" "Affordable rental homes" "套" Up ["筹集保障性租赁住房" "新开工保障性租赁住房" "建设筹集保障性租赁住房"]
    parking "新增停车位" "New parking places" "个" Up ["新增停车泊位" "新增公共停车位"]
    chargers "充电桩" "Charging points" "个" Up ["新能源汽车充电桩" "新能源充电桩" "公共充电桩" "新建充电桩" "建成充电桩"]
    sewers "新建污水管网" "New sewers" "公里" Up ["新建改造污水管网" "新建污水管道"]
    sponge_city "海绵城市面积" "Sponge city area" "平方公里" Up ["新增海绵城市面积" "新增海绵城市建设面积"]
}

Trade: {
    retail "社会消费品零售总额" "Retail sales" "亿元" Up ["消费品零售总额" "社消零" "社零"] +growth []
    large_retail "限额以上消费品零售额" "Large retailers' sales" "亿元" Up ["限额以上社会消费品零售总额" "限额以上零售额"] +growth []
    online_retail "网上零售额" "Online retail" "亿元" Up ["网络零售" "实物商品网上零售额"] +growth []
    e_commerce "电子商务交易额" "E-commerce turnover" "亿元" Up ["电商交易额"] +growth []
    parcels "快递业务量" "Parcel deliveries" "万件" Up [] +growth []
    trade "进出口总额" "Imports and exports" "亿元" Up ["进出口贸易总额" "外贸进出口" "货物进出口" "货物贸易进出口总额" "对外贸易进出口总额" "对外贸易总额" "外贸总额"] +growth []
    exports "出口总额" "Exports" "亿元" Up ["外贸出口" "货物出口"] +growth []
    imports "进口总额" "Imports" "亿元" Neutral ["外贸进口" "货物进口"] +growth []
    cross_border "跨境电商进出口额" "Cross-border e-commerce" "亿元" Up ["跨境电商交易额" "跨境电子商务进出口"] +growth []
    service_trade "服务贸易进出口额" "Trade in services" "亿元" Up ["服务进出口总额" "服务贸易总额"]
    foreign_capital "实际利用外资" "Foreign investment used" "万美元" Up ["实际使用外资" "实际利用外商直接投资" "实际使用外商直接投资" "实际吸收外资" "实际到账外资" "实际到位外资" "利用外资" "外商直接投资"] +growth []
    foreign_firms "新设外资企业" "New foreign-invested firms" "家" Up ["新设外商投资企业" "新设立外商投资企业" "新增外资企业"]
    visitors "接待游客" "Visitors" "万人次" Up ["接待游客人次" "接待国内外游客" "接待旅游人次" "旅游接待人次" "旅游人次" "游客接待量" "游客人次" "年接待游客"] +growth []
    inbound_visitors "入境游客" "Inbound visitors" "万人次" Up ["入境旅游人次" "接待入境游客" "入境游客人次"] +growth []
    tourism "旅游收入" "Tourism revenue" "亿元" Up ["旅游总收入" "旅游综合收入" "旅游业总收入" "旅游业综合收入" "旅游业收入" "旅游综合效益" "旅游总花费" "旅游综合消费"] +growth []
}

Innovation: {
    research "研发经费支出" "R&D spending" "亿元" Up ["研发经费" "研发经费投入" "研发投入" "研发支出"] +growth []
    research_intensity "研发经费投入强度" "R&D spending as a share of GDP" "%" Up ["研发投入强度" "研发强度" "研发经费支出占GDP比重" "研发经费投入占GDP比重" "研发经费占GDP比重" "研发投入占GDP比重" "研发支出占GDP比重" "研发经费支出与GDP之比"]
    science_contribution "科技进步贡献率" "Contribution of science and technology to growth" "%" Up ["科技进步对经济增长贡献率"]
    hightech_firms "高新技术企业" "High-tech firms" "家" Up ["国家高新技术企业" "国家级高新技术企业" "国高企业" "有效期内高新技术企业"]
    new_hightech_firms "新增高新技术企业" "New high-tech firms" "家" Up ["新增国家高新技术企业" "新增国家级高新技术企业" "新认定高新技术企业" "新认定国家高新技术企业" "净增高新技术企业"]
    tech_firms "科技型中小企业" "Technology small firms" "家" Up ["国家科技型中小企业" "入库科技型中小企业" "入库国家科技型中小企业" "科技型中小企业入库" "评价入库科技型中小企业" "评价入库国家科技型中小企业"]
    contracts "技术合同成交额" "Technology contract value" "亿元" Up ["技术合同成交金额" "技术合同交易额" "技术交易额"] +growth []
    patents "专利授权量" "Patents granted" "件" Up []
    inventions "发明专利授权量" "Invention patents granted" "件" Up []
    inventions_rate "每万人口发明专利拥有量" "Invention patents per 10,000 people" "件" Up ["万人发明专利拥有量"]
    valuable_inventions "每万人口高价值发明专利拥有量" "High-value invention patents per 10,000 people" "件" Up ["万人高价值发明专利拥有量"]
    base_stations "5G基站" "5G base stations" "个" Up ["累计建成5G基站"]
}

Employment: {
    jobs "城镇新增就业" "New urban jobs" "人" Up ["新增城镇就业" "新增就业" "城镇新增就业人员" "新增城镇就业人员"]
    surveyed_unemployment "城镇调查失业率" "Urban unemployment rate (surveyed)" "%" Down ["调查失业率" "城镇调查失业率平均" "城镇调查失业率平均值" "城镇调查失业率均值"]
    registered_unemployment "城镇登记失业率" "Urban unemployment rate (registered)" "%" Down ["登记失业率" "城镇居民登记失业率"]
    reemployed "失业人员再就业" "Unemployed people back in work" "人" Up ["城镇失业人员再就业" "下岗失业人员再就业" "失业人员实现再就业"]
    hard_to_place "就业困难人员就业" "Hard-to-place people in work" "人" Up ["困难人员就业" "就业困难人员实现就业" "困难人员实现就业" "就业困难人员再就业"]
    rural_workers "农村劳动力转移就业" "Rural workers in non-farm jobs" "人" Up ["农村劳动力转移就业规模" "农村富余劳动力转移就业" "转移农村劳动力" "农村劳动力转移" "劳务输出"]
    new_rural_workers "新增农村劳动力转移就业" "Rural workers newly in non-farm jobs" "人" Up ["新增转移农村劳动力" "农村劳动力新增转移就业" "新增农村富余劳动力转移就业"]
    helped_workers "脱贫人口务工就业" "Formerly poor people in work" "人" Up ["脱贫人口务工规模" "脱贫人口务工就业规模" "脱贫劳动力务工就业" "脱贫劳动力转移就业" "贫困劳动力转移就业"]
    public_jobs "公益性岗位" "Public-service jobs" "个" Up ["开发公益性岗位" "农村公益性岗位" "公益性岗位安置"]
    new_public_jobs "新增公益性岗位" "New public-service jobs" "人" Up ["农村公益性岗位新增" "新增农村公益性岗位"]
    training "职业技能培训" "Vocational training" "人次" Up ["职业技能培训人次" "开展职业技能培训" "补贴性职业技能培训" "职业培训" "技能培训"]
    skilled "高技能人才" "Highly skilled workers" "人" Up []
    graduates "高校毕业生人数" "University graduates" "万人" Neutral ["普通高校毕业生"]
    graduate_placement "高校毕业生去向落实率" "Graduates in work or further study (share)" "%" Up ["高校毕业生毕业去向落实率" "高校毕业生初次毕业去向落实率" "高校毕业生就业率" "毕业生就业率"]
    startup_loans "创业担保贷款" "Start-up loans" "万元" Up ["发放创业担保贷款" "新增创业担保贷款"]
}

Livelihood: {
    income "居民人均可支配收入" "Disposable income per person" "元" Up ["城乡居民人均可支配收入" "人均可支配收入" "居民收入"] +growth []
    real_income_growth "居民人均可支配收入实际增速" "Real growth of disposable income per person" "%" Up ["居民收入实际增速"]
    urban_income "城镇居民人均可支配收入" "Urban disposable income per person" "元" Up ["城镇居民可支配收入" "城镇人均可支配收入" "城市居民人均可支配收入" "城镇居民收入"] +growth []
    rural_income "农村居民人均可支配收入" "Rural disposable income per person" "元" Up ["农村居民可支配收入" "农村人均可支配收入" "农民人均可支配收入" "农村居民收入"] +growth []
    net_income "农民人均纯收入" "Rural net income per person" "元" Up ["农村居民人均纯收入" "农村人均纯收入" "农民人平纯收入" "人均纯收入"] +growth []
    income_gap "城乡居民收入比" "Urban–rural income ratio" "" Down ["城乡居民人均可支配收入比" "城乡收入比" "城乡居民收入比值"]
    consumption "居民人均消费支出" "Consumer spending per person" "元" Up ["人均消费支出" "居民人均生活消费支出"]
    poverty_reduction "农村贫困人口减少" "Rural people lifted out of poverty" "人" Up ["减少农村贫困人口" "农村贫困人口脱贫" "贫困人口减少" "贫困人口脱贫" "减贫"]
    poverty_rate "贫困发生率" "Poverty rate" "%" Down ["农村贫困发生率"]
    relocated "易地扶贫搬迁人口" "People relocated from poor places" "人" Up ["易地扶贫搬迁" "易地搬迁脱贫"]
    monitored_homes "防返贫监测户数" "Households monitored for poverty risk" "户" Neutral ["监测户" "现有监测户" "监测对象户数"]
    monitored "防返贫监测人数" "People monitored for poverty risk" "人" Neutral ["监测对象" "监测人数" "监测户人数" "现有监测户人数"]
    new_monitored_homes "新增监测对象户数" "Households newly monitored for poverty risk" "户" Neutral ["新增监测户"]
    new_monitored "新增监测对象人数" "People newly monitored for poverty risk" "人" Neutral ["新增监测户人数" "新识别监测对象"]
    checked_homes "防返贫排查户数" "Households checked for poverty risk" "户" Neutral ["返贫动态监测排查户数" "返贫监测排查户数"]
    checked "防返贫排查人数" "People checked for poverty risk" "人" Neutral ["返贫动态监测排查人数" "返贫监测排查人数"]
    rebuilt_homes "农村危房改造户数" "Unsafe rural homes rebuilt" "户" Up ["农村危房改造" "改造农村危房" "危房改造" "实施农村危房改造" "农村危旧房改造"]
    rebuilding_aid "农村危房改造补助资金" "Aid to rebuild rural homes" "万元" Up ["危房改造补助资金"]
    health_insured "基本医疗保险参保人数" "People with health insurance" "人" Up ["医疗保险参保人数" "基本医保参保人数" "医保参保人数" "居民医保参保人数" "城乡居民医保参保人数" "城乡居民基本医疗保险参保人数" "医疗保险参保任务数" "参加医疗保险任务数"]
    health_insured_rate "基本医疗保险参保率" "Health insurance coverage" "%" Up ["医疗保险参保率" "基本医保参保率" "医保参保率" "居民医保参保率" "城乡居民医保参保率" "城乡居民基本医疗保险参保率" "新农合参合率" "新型农村合作医疗参合率"]
    pension_insured "基本养老保险参保人数" "People with pension insurance" "人" Up ["养老保险参保人数" "城镇职工基本养老保险参保人数"]
    resident_pension_insured "城乡居民基本养老保险参保人数" "Residents with pension insurance" "人" Up ["城乡居民养老保险参保人数" "居民养老保险参保人数" "城乡居保参保人数" "新农保参保人数"]
    pension_rate "基本养老保险参保率" "Pension insurance coverage" "%" Up ["养老保险参保率" "城乡居民养老保险参保率"]
    insured_rate "居民参保率" "Social insurance coverage" "%" Up ["社会保险参保率" "参保率"]
    health_subsidy "居民医保人均财政补助标准" "Health insurance subsidy per person" "元" Up ["城乡居民医保人均财政补助标准" "居民基本医保人均财政补助标准" "城乡居民基本医保财政补助标准" "居民医保财政补助标准" "城乡居民医保财政补助标准"]
    health_subsidy_rise "居民医保人均财政补助标准提高额" "Rise in the health insurance subsidy per person" "元" Up []
    basic_pension "城乡居民基础养老金标准" "Basic pension (residents)" "元" Up ["城乡居民基础养老金" "城乡居民基础养老金最低标准" "城乡居民基础养老金月最低标准" "基础养老金标准"]
    urban_allowance "城市低保标准" "Urban subsistence allowance" "元" Up ["城镇低保标准" "城市居民最低生活保障标准" "城乡低保标准" "低保标准"]
    rural_allowance "农村低保标准" "Rural subsistence allowance" "元" Up ["农村居民最低生活保障标准"]
    allowance_people "低保对象" "People on subsistence allowance" "人" Neutral ["低保人数" "低保人员" "城乡低保对象" "农村低保对象" "农村低保人数"]
    destitute "特困供养人员" "Destitute people supported" "人" Neutral ["特困人员" "特困供养对象" "农村特困供养人员"]
    relief "临时救助金额" "Temporary relief paid" "万元" Up ["临时救助款" "临时救助资金" "发放临时救助金" "发放临时救助款"]
    relieved "临时救助人次" "People given temporary relief" "人次" Up ["临时救助" "实施临时救助"]
    disabled_allowance "残疾人生活补贴人数" "Disabled people on living allowance" "人" Up ["困难残疾人生活补贴人数" "新增残疾人生活补贴人数"]
    disabled_care "残疾人护理补贴人数" "Disabled people on care allowance" "人" Up ["重度残疾人护理补贴人数" "护理补贴人数" "新增残疾人护理补贴人数"]
    care_beds "养老床位" "Beds for the elderly" "张" Up ["养老服务床位" "养老机构床位"]
    new_care_beds "新增养老床位" "New beds for the elderly" "张" Up ["新增养老服务床位" "新增各类养老床位"]
    nursery_places "新增托位" "New nursery places" "个" Up ["新增普惠性托位" "新增普惠托位" "新增托育托位"]
    safe_water "农村饮水安全人口" "Rural people given safe water" "人" Up ["解决农村人口饮水安全" "解决农村饮水安全"]
    tap_water "农村自来水普及率" "Rural tap water coverage" "%" Up ["自来水普及率"]
    toilets "农村户厕改造" "Rural toilets rebuilt" "户" Up ["农村改厕" "户厕改造" "厕所改造" "农村厕所改造" "改造农村户厕"]
}

Education: {
    preschool_rate "学前教育毛入园率" "Preschool enrolment rate" "%" Up ["学前三年毛入园率" "学前教育三年毛入园率" "毛入园率"]
    inclusive_preschool "普惠性幼儿园覆盖率" "Inclusive kindergarten coverage" "%" Up ["普惠幼儿园覆盖率"]
    public_preschool "公办幼儿园在园幼儿占比" "Children in public kindergartens" "%" Up ["公办园在园幼儿占比"]
    school_completion "九年义务教育巩固率" "Compulsory schooling completion rate" "%" Up ["义务教育巩固率"]
    senior_rate "高中阶段毛入学率" "Senior secondary enrolment rate" "%" Up ["高中阶段教育毛入学率"]
    college_rate "高等教育毛入学率" "Higher education enrolment rate" "%" Up []
    schooling "劳动年龄人口平均受教育年限" "Average years of schooling" "年" Up []
    places "新增学位" "New school places" "个" Up ["增加学位" "新增公办学位" "新增基础教育学位" "新增义务教育学位" "新增中小学学位"]
    schools "新改扩建学校" "Schools built or enlarged" "所" Up ["新建改扩建学校" "新建和改扩建学校" "改扩建学校" "新建改扩建中小学" "新改扩建中小学"]
    teachers "招聘教师" "Teachers hired" "人" Up ["新招聘教师" "补充教师" "引进教师"]
    education_spending "教育支出" "Spending on education" "亿元" Up ["财政教育支出" "财政性教育经费"]
}

Health: {
    life_expectancy "人均预期寿命" "Life expectancy" "岁" Up ["平均预期寿命" "居民人均预期寿命" "人口平均预期寿命"]
    beds "医疗卫生机构床位" "Hospital beds" "张" Up ["医疗机构床位" "医院床位" "病床"]
    new_beds "新增床位" "New hospital beds" "张" Up ["新增病床" "新增医疗床位"]
    bed_rate "每千人口医疗卫生机构床位数" "Hospital beds per 1,000 people" "张" Up ["每千人口床位数" "千人口床位数" "每千人口医疗机构床位数"]
    doctor_rate "每千人口执业(助理)医师数" "Doctors per 1,000 people" "人" Up ["每千人口执业医师数" "每千人口医生数"]
    infant_deaths "婴儿死亡率" "Infant mortality" "‰" Down []
    maternal_deaths "孕产妇死亡率" "Maternal deaths per 100,000" "1/10万" Down []
    public_health_subsidy "基本公共卫生服务经费人均财政补助标准" "Public health subsidy per person" "元" Up ["人均基本公共卫生服务经费补助标准" "人均基本公共卫生服务经费标准" "基本公共卫生服务经费财政补助标准"]
}

Environment: {
    energy "单位地区生产总值能耗" "Energy use per unit of GDP" "吨标准煤/万元" Down ["能耗强度" "万元GDP能耗" "单位GDP能源消耗"] +cut []
    industrial_energy "规模以上工业单位增加值能耗" "Energy use per unit of industrial value added" "吨标准煤/万元" Down ["单位工业增加值能耗" "万元工业增加值能耗"] +cut []
    carbon "单位地区生产总值二氧化碳排放" "CO₂ emissions per unit of GDP" "吨/万元" Down ["二氧化碳排放强度" "碳排放强度" "单位GDP碳排放"] +cut []
    water_use "用水总量" "Water used" "亿立方米" Down []
    water_intensity "万元地区生产总值用水量" "Water use per unit of GDP" "立方米" Down ["单位GDP用水量" "单位GDP水耗"] +cut []
    pm25 "PM2.5平均浓度" "PM2.5 concentration" "微克/立方米" Down ["PM2.5" "PM2.5浓度" "PM2.5年均浓度" "PM2.5年平均浓度" "PM2.5均值" "PM2.5年均值" "PM2.5浓度均值" "PM2.5平均值"] +cut []
    pm10 "PM10平均浓度" "PM10 concentration" "微克/立方米" Down ["PM10" "PM10浓度" "PM10年均浓度" "可吸入颗粒物浓度" "可吸入颗粒物平均浓度"] +cut []
    sulphur "二氧化硫排放量" "Sulphur dioxide emissions" "吨" Down [] +cut []
    nitrogen "氮氧化物排放量" "Nitrogen oxide emissions" "吨" Down [] +cut []
    oxygen_demand "化学需氧量排放量" "Chemical oxygen demand discharge" "吨" Down ["化学需氧量"] +cut []
    ammonia "氨氮排放量" "Ammonia nitrogen discharge" "吨" Down ["氨氮"] +cut []
    good_air_days "空气质量优良天数" "Days with good air" "天" Up ["优良天数" "空气优良天数" "环境空气质量优良天数" "空气质量二级以上天数"]
    good_air "空气质量优良天数比例" "Days with good air (share)" "%" Up ["空气质量优良率" "空气优良天数比例" "空气优良率" "优良天数比例" "优良率" "环境空气质量优良率" "地级及以上城市空气质量优良天数比例" "空气质量达标天数比例" "达标天数比例"]
    good_water "地表水优良水质断面比例" "Surface water of good quality (share)" "%" Up ["地表水水质优良断面比例" "地表水优良水体比例" "地表水优良比例" "地表水水质优良率" "水质优良断面比例" "水质优良率"]
    drinking_water "集中式饮用水水源地水质达标率" "Drinking water sources up to standard" "%" Up ["饮用水水源地水质达标率" "饮用水水源水质达标率" "集中式饮用水水源水质达标率"]
    sewage "城镇生活污水处理率" "Urban sewage treated" "%" Up ["城市生活污水处理率" "城市污水处理率" "城镇污水处理率" "城市污水集中处理率"]
    rural_sewage "农村生活污水治理率" "Rural sewage treated" "%" Up ["农村生活污水处理率"]
    waste "生活垃圾无害化处理率" "Household waste safely treated" "%" Up ["城市生活垃圾无害化处理率" "城镇生活垃圾无害化处理率"]
    manure "畜禽粪污综合利用率" "Manure reused" "%" Up ["畜禽粪污资源化利用率"]
    straw "秸秆综合利用率" "Straw reused" "%" Up ["农作物秸秆综合利用率"]
    safe_farmland "受污染耕地安全利用率" "Polluted farmland used safely" "%" Up []
    forest "森林覆盖率" "Forest coverage" "%" Up []
    timber "森林蓄积量" "Forest stock" "万立方米" Up []
    planted_forest "造林面积" "Forest planted" "亩" Up ["造林" "人工造林" "营造林" "营造林面积" "植树造林" "造林绿化"]
    erosion_control "水土流失治理面积" "Erosion brought under control" "平方公里" Up ["治理水土流失面积" "水土流失综合治理面积" "新增水土流失治理面积"]
    green_cover "建成区绿化覆盖率" "Urban green cover" "%" Up ["绿化覆盖率" "城市建成区绿化覆盖率"]
    park_area "人均公园绿地面积" "Park area per person" "平方米" Up []
    non_fossil "非化石能源消费占比" "Non-fossil share of energy use" "%" Up ["非化石能源占一次能源消费比重" "非化石能源占能源消费总量比重"]
}

Safety: {
    accidents "生产安全事故起数" "Work accidents" "起" Down ["生产安全事故" "生产安全事故总起数" "安全生产事故起数" "安全事故起数" "各类生产安全事故起数" "各类事故起数"] +cut []
    deaths "生产安全事故死亡人数" "Deaths in work accidents" "人" Down ["安全事故死亡人数" "安全生产事故死亡人数" "事故死亡人数" "死亡人数"] +cut []
    hazards "排查安全隐患" "Safety hazards found" "个" Neutral ["排查隐患" "排查各类安全隐患" "排查各类隐患" "排查安全隐患问题" "发现安全隐患" "安全隐患排查"]
    hazards_fixed "已整改安全隐患" "Safety hazards removed" "个" Up ["整改安全隐患" "整改隐患" "整治隐患" "整改各类隐患" "已整改完成安全隐患问题"]
    hazards_open "正在整改安全隐患" "Safety hazards being removed" "个" Neutral ["正在整改安全隐患问题"]
    hazards_rate "安全隐患整改率" "Share of hazards removed" "%" Up ["隐患整改率"]
    safety_training "安全培训人数" "People trained in safety" "人" Up ["安全生产培训人数" "消防安全培训人数"]
    leaflets "发放宣传资料" "Leaflets handed out" "份" Up ["散发宣传资料" "宣传资料" "发放宣传单" "散发宣传单"]
    disputes "化解矛盾纠纷" "Disputes settled" "件" Up ["调处矛盾纠纷" "调解矛盾纠纷" "矛盾纠纷化解" "成功化解矛盾纠纷" "调解各类矛盾纠纷" "化解各类矛盾纠纷"]
    disputes_rate "矛盾纠纷化解率" "Share of disputes settled" "%" Up ["矛盾纠纷调处率" "矛盾纠纷调解成功率" "调解成功率" "调处成功率"]
    petitions "信访总量" "Petitions" "件" Down ["信访件" "信访件次"] +cut []
    petitions_rate "信访事项办结率" "Petitions closed" "%" Up ["信访办结率" "信访件办结率"]
    crimes "刑事案件" "Criminal cases" "起" Down ["刑事立案" "刑事案件立案" "刑事发案" "刑事案件发案"] +cut ["刑事发案率降幅"]
    police_calls "刑事治安警情" "Crime reports" "起" Down ["刑事治安总警情"] +cut []
    fraud "电信网络诈骗案件" "Telecom fraud cases" "起" Down ["电信网络诈骗发案" "电信诈骗案件"] +cut []
    security "群众安全感满意度" "Residents who feel safe (share)" "%" Up ["群众安全感" "公众安全感" "人民群众安全感" "群众安全感指数"]
}

Population: {
    residents "常住人口" "Resident population" "人" Neutral ["年末常住人口" "常住总人口"]
    registered "户籍人口" "Registered population" "人" Neutral ["年末户籍人口" "户籍总人口" "总人口"]
    households "总户数" "Households" "户" Neutral ["户籍户数"]
    urban_residents "城镇常住人口" "Urban residents" "人" Neutral ["城镇人口"]
    urbanisation "常住人口城镇化率" "Urbanisation rate" "%" Up ["城镇化率" "城镇化水平"]
    registered_urbanisation "户籍人口城镇化率" "Urbanisation rate (registered residents)" "%" Up []
    settled "农业转移人口落户" "Rural people registered in towns" "人" Up ["农业转移人口在城镇落户" "农业转移人口进城落户" "进城落户" "新增城镇落户人口"]
    birth_rate "人口出生率" "Birth rate" "‰" Neutral ["出生率"]
    natural_increase "人口自然增长率" "Natural population growth rate" "‰" Neutral ["自然增长率"]
    elderly "60岁及以上人口" "People aged 60 and over" "人" Neutral ["60岁以上人口" "60岁以上老年人口" "60岁及以上老年人口" "老年人口"]
    built_area "建成区面积" "Built-up area" "平方公里" Up ["城市建成区面积" "城区建成区面积"]
    area "行政区域面积" "Area" "平方公里" Neutral ["幅员面积" "辖区面积" "国土面积" "总面积"]
    villages "行政村" "Villages" "个" Neutral ["建制村"]
}

Governance: {
    deputies "人大代表建议" "Deputies' suggestions handled" "件" Up ["办理人大代表建议" "办理人大建议" "人大代表建议意见" "办理人大代表意见建议" "人大建议" "代表建议"]
    consultative "政协提案" "Consultative proposals handled" "件" Up ["办理政协提案" "政协委员提案" "办理政协委员提案"]
    hotline "12345热线办件量" "Hotline cases" "件" Up ["12345热线" "受理12345热线" "12345政务服务热线" "12345政务服务便民热线"]
    approvals "取消下放行政审批事项" "Approvals abolished or delegated" "项" Up ["取消和下放行政审批事项" "取消行政审批事项" "取消下放行政许可事项"]
    promised_works "民生实事" "Works promised to the people" "件" Up ["民生实事项目" "重点民生实事"]
}

};
