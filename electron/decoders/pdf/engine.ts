import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { problem } from '../../../iiif/problem.ts'
import type { OpenFile } from '../job.ts'
import { readAt } from '../read-file.ts'
import { wrapReader } from './wrap-reader.ts'

/** The functions of PDFium that we call, under its own names. Addresses and handles are numbers. */
export interface Pdfium {
  readonly wasmExports: {
    readonly memory: { readonly buffer: ArrayBuffer }
    readonly __indirect_function_table: WasmTable
  }
  _malloc(bytes: number): number
  _free(address: number): void
  _FPDF_LoadCustomDocument(access: number, password: number): number
  _FPDF_CloseDocument(document: number): void
  _FPDF_GetLastError(): number
  _FPDF_GetPageCount(document: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidthF(page: number): number
  _FPDF_GetPageHeightF(page: number): number
  _FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): number
  _FPDF_GetPageBoundingBox(page: number, box: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPageObj_GetType(item: number): number
  _FPDFPageObj_GetMatrix(item: number, matrix: number): number
  _FPDFTextObj_GetTextRenderMode(item: number): number
  _FPDFImageObj_GetImagePixelSize(item: number, width: number, height: number): number
  _FPDFImageObj_GetImageFilterCount(item: number): number
  _FPDFImageObj_GetImageFilter(item: number, index: number, text: number, bytes: number): number
  _FPDFImageObj_GetImageMetadata(item: number, page: number, metadata: number): number
  _FPDFImageObj_GetImageDataRaw(item: number, data: number, bytes: number): number
  _FPDFImageObj_GetIccProfileDataDecoded(
    item: number,
    page: number,
    data: number,
    bytes: number,
    needed: number,
  ): number
  _FPDFBitmap_CreateEx(w: number, h: number, format: number, first: number, stride: number): number
  _FPDFBitmap_FillRect(b: number, x: number, y: number, w: number, h: number, colour: number): void
  _FPDFBitmap_GetBuffer(bitmap: number): number
  _FPDFBitmap_GetStride(bitmap: number): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turns: number,
    flags: number,
  ): void
}

export interface WasmTable {
  set(index: number, value: unknown): void
}

interface PdfiumPackage {
  readonly PDFiumLibrary: {
    init(options: { readonly wasmBinary: Uint8Array }): Promise<{ readonly module: Pdfium }>
  }
}

let engine: Promise<Pdfium> | undefined

const loadEngine = (): Promise<Pdfium> => (engine ??= startEngine())

async function startEngine(): Promise<Pdfium> {
  const require = createRequire(import.meta.url)
  const { PDFiumLibrary } = require('@hyzyla/pdfium') as PdfiumPackage
  const wasmBinary = readFileSync(require.resolve('@hyzyla/pdfium/pdfium.wasm'))
  const { module } = await PDFiumLibrary.init({ wasmBinary })
  return module
}

/** A PDF that is open. */
export interface PdfDocument {
  readonly engine: Pdfium
  readonly handle: number
  readonly pages: number
}

const WRONG_PASSWORD = 4
/** A position in a file is a number of 32 bits for PDFium. */
const MOST_BYTES = 2 ** 32 - 1

/**
 * Opens a PDF, hands it over, and closes it. It is read piece by piece, as PDFium asks for it.
 *
 * @throws Problem `source/locked` when it asks for a password, `source/damaged`, `source/too-large-file`
 */
export async function withPdf<Result>(
  file: OpenFile,
  use: (document: PdfDocument) => Result,
): Promise<Result> {
  if (file.size > MOST_BYTES) {
    throw problem('source/too-large-file', {
      megabytes: Math.round(file.size / 1e6),
      limit: Math.floor(MOST_BYTES / 1e6),
    })
  }
  const pdfium = await loadEngine()
  const access = pdfium._malloc(12)
  const [length, call] = [file.size, registerReader(pdfium, file)]
  new Uint32Array(pdfium.wasmExports.memory.buffer, access, 3).set([length, call, 0])
  const handle = pdfium._FPDF_LoadCustomDocument(access, 0)
  try {
    if (handle === 0) {
      const isLocked = pdfium._FPDF_GetLastError() === WRONG_PASSWORD
      throw problem(isLocked ? 'source/locked' : 'source/damaged')
    }
    const pages = pdfium._FPDF_GetPageCount(handle)
    if (pages < 1) throw problem('source/damaged')
    return use({ engine: pdfium, handle, pages })
  } finally {
    if (handle !== 0) pdfium._FPDF_CloseDocument(handle)
    pdfium._free(access)
  }
}

/** Opens a page of it, hands that over, and closes it. @throws Problem `source/damaged` */
export function withPage<Result>(
  { engine: pdfium, handle }: PdfDocument,
  index: number,
  use: (page: number) => Result,
): Result {
  const page = pdfium._FPDF_LoadPage(handle, index)
  if (page === 0) throw problem('source/damaged')
  try {
    return use(page)
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

/** The file that is read at the moment: there is one at a time. */
let current: OpenFile | undefined
let isRegistered = false

/**
 * Where the library's table of functions has room: it cannot grow, and nothing of its own is at 0. What calls 0 by
 * mistake is still stopped by WebAssembly, since it would call with other parameters.
 */
const SLOT = 0

/** Makes the bytes of a file known to PDFium; returns the number under which it calls for them. */
function registerReader(pdfium: Pdfium, file: OpenFile): number {
  current = file
  if (isRegistered) return SLOT
  const reader = wrapReader((...[, offset, target, length]) => {
    if (!current) return 0
    const bytes = readAt(current, offset >>> 0, length >>> 0)
    new Uint8Array(pdfium.wasmExports.memory.buffer, target >>> 0, bytes.length).set(bytes)
    return bytes.length === length >>> 0 ? 1 : 0
  })
  pdfium.wasmExports.__indirect_function_table.set(SLOT, reader)
  isRegistered = true
  return SLOT
}

/** Room for a few numbers, while they are needed; `read` copies them out. */
export function withNumbers<Result>(
  pdfium: Pdfium,
  bytes: number,
  use: (address: number, view: () => DataView) => Result,
): Result {
  const address = pdfium._malloc(bytes)
  try {
    // Memory may grow meanwhile, which makes an older view useless.
    return use(address, () => new DataView(pdfium.wasmExports.memory.buffer, address, bytes))
  } finally {
    pdfium._free(address)
  }
}
