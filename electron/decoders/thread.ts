// The thread in which files are decoded that need WebAssembly. It does one thing after another; who started
// it decides how long that may take.
import { parentPort } from 'node:worker_threads'
import { Problem, reportOf } from '../../iiif/problem.ts'
import { decodeHeic } from './heic/decode-heic.ts'
import type { DecoderAnswer, DecoderJobs, DecoderKind, DecoderRequest } from './job.ts'
import { decodeJpeg2000 } from './jpeg-2000/decode-jpeg-2000.ts'
import { encodeJpeg2000 } from './jpeg-2000/encode-jpeg-2000.ts'
import { describePdf } from './pdf/describe-pdf.ts'
import { drawPdfPage } from './pdf/draw-pdf-page.ts'
import { extractPdfScan } from './pdf/extract-pdf-scan.ts'

/** Does one kind of job. @throws Problem `source/…` */
export type DoJob<Kind extends DecoderKind> = (
  job: DecoderJobs[Kind]['job'],
) => Promise<DecoderJobs[Kind]['result']>

const JOBS: { readonly [Kind in DecoderKind]: DoJob<Kind> } = {
  describePdf,
  extractPdfScan,
  drawPdfPage,
  decodeJpeg2000,
  decodeHeic,
  encodeJpeg2000,
}

async function answer({ kind, job }: DecoderRequest): Promise<DecoderAnswer> {
  try {
    // The kind tells the job that belongs to it.
    const result = await (JOBS[kind] as DoJob<DecoderKind>)(job)
    return { kind: 'done', result }
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', problem: reportOf(error) }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

/** Large pieces of memory are handed over, not copied. */
function memoryOf(reply: DecoderAnswer): ArrayBuffer[] {
  if (reply.kind !== 'done' || !reply.result) return []
  if ('tiff' in reply.result) return [reply.result.tiff.buffer as ArrayBuffer]
  if ('file' in reply.result) return [reply.result.file.buffer as ArrayBuffer]
  return 'jpeg' in reply.result ? [reply.result.proof.tiff.buffer as ArrayBuffer] : []
}

parentPort?.on('message', (request: DecoderRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply, memoryOf(reply)))
})
