/** Radicals instead of characters: many a PDF writes ⼯ where the page shows 工, and no word would be found. Pure. */

/** Of the supplement (U+2E80–2EFF), which Unicode gives no equivalents: radical and character in turn. */
const SUPPLEMENT = [
  '⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺒巳⺓幺⺕彐⺖忄⺗心⺘扌⺙攵⺜日⺝月⺟母⺠民⺡氵⺣灬⺤爫⺦丬',
  '⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺰纟⺲罒⺶羊⺷羊⺸羊⺼肉⺽臼⻀艹⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车',
  '⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻓长⻔门⻕阜⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦',
  '⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟',
  // Of the others one, whose equivalent is the traditional character.
  '⼾户',
].join('')

const CHARACTER = new Map(
  Array.from({ length: SUPPLEMENT.length / 2 }, (_, i) => [SUPPLEMENT[2 * i]!, SUPPLEMENT[2 * i + 1]!]),
)

/** The text with characters for the radicals that look like them; its length stays the same. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/g, (radical) => CHARACTER.get(radical) ?? radical.normalize('NFKC'))
