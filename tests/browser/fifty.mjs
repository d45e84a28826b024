// A draft as large as real ones get.

/** Fifty reports of the size of real ones: five towns, ten years, 240 figures each with their sentences. */
export function fifty() {
  const years = Array.from({ length: 10 }, (_, at) => 2016 + at);
  const report = (place, year) => ({
    format: "tongbi.report/1", place: { name: place, level: "town" }, year,
    observations: Array.from({ length: 240 }, (_, at) => ({
      indicator: `第${at + 1}项产量`, period: year - 1, kind: "actual", value: String(1000 + at * 7 + year % 100), unit: "吨",
      quote: `这一年，全镇第${at + 1}项产量达到${1000 + at * 7 + year % 100}吨，比上一年有所提高，农户收入也随之增加。`,
    })),
  });
  return ["东溪镇", "西溪镇", "南溪镇", "北溪镇", "中溪镇"].flatMap((place) => years.map((year) => report(place, year)));
}
