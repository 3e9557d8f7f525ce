/** The browser of the tests: the machine's own Chromium, with a font that has Chinese characters. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages, mayInstall, onPath } from './debian.mjs'
import { Stop } from './prepare.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function findBrowser() {
  const given = process.env.JIANXING_CHROMIUM
  return given || NAMES.map(onPath).find(Boolean) || ELSEWHERE.find(existsSync)
}

/** Only Linux may come without one; a machine without fontconfig has no fonts that a browser would find either. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true
  return Boolean(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim())
}

/** Path of a browser that can show Chinese; installs Debian's packages where that is possible. Throws Stop. */
export async function browser() {
  if (findBrowser() && hasChineseFont()) return findBrowser()
  const wanted = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig'])]
  const advice = `浏览器测试需要 Chromium 和中文字体，请先安装：${wanted.join('、')}（Debian、Ubuntu：apt-get install ${wanted.join(' ')}）。`
  if (!mayInstall()) throw new Stop(advice)
  console.log(`正在安装浏览器测试所需的 ${wanted.join('、')}……`)
  await installPackages(wanted)
  if (!findBrowser() || !hasChineseFont()) throw new Stop(`安装没有成功。${advice}`)
  return findBrowser()
}
