import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepCrashRecord, type CrashRecord } from '../../../electron/app/crash-record.ts'
import type { FileState } from '../../../electron/contract/image-server.ts'

const fileNamed = (path: string, changes: Partial<FileState> = {}): FileState => ({
  root: '/scans',
  path,
  size: 1000,
  modified: 5,
  ...changes,
})
const [BAD, GOOD] = [fileNamed('bad.tif'), fileNamed('good.tif')]

const begin = (record: CrashRecord, file: FileState): void =>
  record.hear({ kind: 'decoding', step: 'began', file })
const end = (record: CrashRecord, file: FileState): void =>
  record.hear({ kind: 'decoding', step: 'ended', file })
const crashWith = (record: CrashRecord, ...files: readonly FileState[]): readonly FileState[] => {
  files.forEach((file) => begin(record, file))
  return record.processEnded()
}

describe('A file that crashes the image server', () => {
  test('is put aside after the third time, and told then alone', () => {
    const record = keepCrashRecord()
    expect(crashWith(record, BAD)).toEqual([])
    expect(record.standingOf(BAD)).toBe('suspect')
    expect(crashWith(record, BAD)).toEqual([])
    expect(crashWith(record, BAD)).toEqual([BAD])
    expect(record.standingOf(BAD)).toBe('put-aside')
    expect(crashWith(record, GOOD)).toEqual([])
  })

  test('is tried again when it has another size or time', () => {
    const record = keepCrashRecord()
    for (let crash = 0; crash < 3; crash += 1) crashWith(record, BAD)
    expect(record.standingOf({ ...BAD, modified: 6 })).toBeUndefined()
    expect(record.standingOf({ ...BAD, size: 1001 })).toBeUndefined()
  })

  test('stays under suspicion though some of its tiles can be made', () => {
    const record = keepCrashRecord()
    for (let crash = 0; crash < 3; crash += 1) {
      begin(record, BAD)
      end(record, BAD)
      crashWith(record, BAD)
    }
    expect(record.standingOf(BAD)).toBe('put-aside')
  })
})

describe('Another file that was being decoded at the same time', () => {
  test('is under suspicion until it is decoded without a crash', () => {
    const record = keepCrashRecord()
    crashWith(record, BAD, GOOD)
    expect(record.standingOf(GOOD)).toBe('suspect')
    begin(record, GOOD)
    end(record, GOOD)
    expect(record.standingOf(GOOD)).toBeUndefined()
  })

  test('is not blamed when it was over before the crash', () => {
    const record = keepCrashRecord()
    begin(record, GOOD)
    end(record, GOOD)
    crashWith(record, BAD)
    expect(record.standingOf(GOOD)).toBeUndefined()
  })

  test('is never put aside, whatever is asked for in between', () => {
    // A round: which good files are under way, and whether the bad one is. Suspects are decoded alone.
    const rounds = fc.array(fc.record({ good: fc.subarray([0, 1, 2, 3]), isBad: fc.boolean() }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(rounds, (steps) => {
        const record = keepCrashRecord()
        for (const { good, isBad } of steps) {
          const files = good.map((number) => fileNamed(`${number}.jpg`))
          for (const suspect of files.filter((file) => record.standingOf(file))) {
            begin(record, suspect)
            end(record, suspect)
          }
          if (!isBad || record.standingOf(BAD) === 'put-aside') continue
          const others = record.standingOf(BAD) ? [] : files
          crashWith(record, BAD, ...others)
        }
        for (const number of [0, 1, 2, 3]) {
          expect(record.standingOf(fileNamed(`${number}.jpg`))).not.toBe('put-aside')
        }
      }),
    )
  })
})
