// Image servers of others, measured on the same pyramids where they are installed: by Debian's packages
// iipimage-server and nginx-light, and by npm's iiif-processor, installed globally. None belongs to this project.
import { fork, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { isInstalled } from './servers.mjs'

const IIPSRV = '/usr/lib/iipimage-server/iipsrv.fcgi'

/** Where a package that was installed globally lies; undefined where it was not. */
function globalPackage(name) {
  const root = spawnSync('npm', ['root', '--global'], { encoding: 'utf8' }).stdout?.trim()
  const folder = path.join(root ?? '', name)
  return root && existsSync(folder) ? folder : undefined
}

/** Each peer by its name; without a version where it is not installed. */
export function versionsOfPeers() {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Version}', 'iipimage-server'], {
    encoding: 'utf8',
  })
  const processor = globalPackage('iiif-processor')
  return [
    ['IIPImage', existsSync(IIPSRV) ? stdout?.split('-')[0] || 'of unknown version' : undefined],
    [
      'iiif-processor',
      processor && JSON.parse(readFileSync(path.join(processor, 'package.json'), 'utf8')).version,
    ],
  ]
}

/**
 * Starts every peer that is installed over the folder of a pyramid.
 *
 * @param file the pyramid, a TIFF
 * @returns `started`: each with its name, its port, and what it must be asked for instead of a target of ours, given as
 *   the parameters behind the identifier; `missing`: the names of those that are not installed
 */
export async function startPeers(file) {
  const peers = [
    ['Debian’s IIPImage', existsSync(IIPSRV) && isInstalled('nginx') ? startIipImage : undefined],
    ['iiif-processor', globalPackage('iiif-processor') ? startIiifProcessor : undefined],
  ]
  const started = []
  for (const [name, start] of peers) if (start) started.push({ name, ...(await start(file)) })
  return {
    started,
    missing: peers.flatMap(([name, start]) => (start ? [] : [name])),
    stop: () => Promise.all(started.map((peer) => peer.stop())),
  }
}

/** As its documents have it: FastCGI behind nginx, a process for each core, one thread each. */
async function startIipImage(file) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'florilegium-iipimage-'))
  const backends = []
  const children = []
  for (let index = 0; index < os.availableParallelism(); index += 1) {
    const port = await freePort()
    backends.push(`server 127.0.0.1:${port};`)
    const env = {
      ...process.env,
      FILESYSTEM_PREFIX: `${path.dirname(file)}/`,
      JPEG_QUALITY: '85',
      OMP_NUM_THREADS: '1',
      MAX_CVT: '5000',
      VERBOSITY: '0',
      LOGFILE: path.join(folder, `iipsrv-${index}.log`),
    }
    children.push(spawn(IIPSRV, ['--bind', `127.0.0.1:${port}`], { env, stdio: 'ignore' }))
  }
  const port = await freePort()
  const configuration = path.join(folder, 'nginx.conf')
  await writeFile(
    configuration,
    `daemon off; user root; worker_processes 1; error_log ${folder}/error.log; pid ${folder}/pid;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${folder}/body; fastcgi_temp_path ${folder}/fastcgi;
  proxy_temp_path ${folder}/proxy; scgi_temp_path ${folder}/scgi; uwsgi_temp_path ${folder}/uwsgi;
  upstream iip { ${backends.join(' ')} }
  server {
    listen 127.0.0.1:${port};
    location /iiif/ {
      rewrite ^/iiif/(.*)$ /x?IIIF=$1 break;
      fastcgi_pass iip;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param SERVER_PROTOCOL $server_protocol;
    }
  }
}`,
  )
  children.push(spawn('nginx', ['-c', configuration, '-p', folder], { stdio: 'ignore' }))
  await listening(port)
  return {
    port,
    // Version 2 of the Image API alone, in which it knows widths only.
    targetOf: (parameters) =>
      `/iiif/${path.basename(file)}/${parameters.replace(/\/(\d+),\d+\/(!?\d+)\/default/, '/$1,/$2/default').replace('/max/', '/full/')}`,
    async stop() {
      for (const child of children) child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startIiifProcessor(file) {
  const child = fork(path.join(import.meta.dirname, 'iiif-processor-server.mjs'), [
    globalPackage('iiif-processor'),
    file,
  ])
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error('iiif-processor ended')))
  })
  return {
    port,
    targetOf: (parameters) => `/iiif/3/pyramid/${parameters}`,
    stop: () => void child.kill(),
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Waits, for at most ten seconds, until something answers there. */
async function listening(port) {
  for (let tried = 0; tried < 100; tried += 1) {
    const isOpen = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('A peer does not listen')
}
