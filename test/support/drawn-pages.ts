import { pdfFile } from './pdf-file.ts'

/** Two pages on which something is drawn and written: they are no scans. */
export const drawnPages = (): Buffer =>
  pdfFile([
    {
      width: 420,
      height: 595,
      content: `0.784 0.118 0.157 rg 40 440 120 120 re f
0.157 0.353 0.706 rg 170 440 120 120 re f
0.902 0.588 0.118 rg 300 440 80 120 re f
0.059 0.059 0.059 rg BT /F0 28 Tf 40 380 Td (A page that was typed) Tj ET`,
    },
    {
      width: 420,
      height: 595,
      rotate: 90,
      content: `0.157 0.588 0.235 rg 40 40 340 200 re f
0.353 0.157 0.549 rg 40 300 340 200 re f
0.059 0.059 0.059 rg BT /F0 28 Tf 40 260 Td (A page on its side) Tj ET`,
    },
  ])
