// An Electron with a window and nothing else: what a page gets over the window's own HTTP.
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 400, height: 300 })
  return window.loadURL(process.argv.at(-1))
})
app.on('window-all-closed', () => app.quit())
