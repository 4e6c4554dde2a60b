import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/** What a piece of code says about texts. */
export interface TextsInCode {
  /** Every string that stands in the code: any of them may be a key, in a table for instance. */
  readonly strings: readonly string[]
  /** Keys with parts that are known only at run time, as `problem.${code}.cause`. */
  readonly patterns: readonly RegExp[]
  /** Strings that are handed to `t` or `text`, and so must be keys. */
  readonly asked: readonly string[]
  /** Texts that are shown without being looked up in the catalogue. */
  readonly raw: readonly string[]
}

/** Attributes that are shown or read out. */
const SHOWN = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'hint']

const TRANSLATORS = ['t', 'text', 'te', 'tm', 'rt']

/** Two letters in a row: punctuation, digits and single signs need no translation. */
const WORD = /\p{L}{2,}/u

/** More than one word, the first with a capital letter: written for people. */
const SENTENCE = /^\p{Lu}\p{Ll}+[ ,].*\p{L}/u

interface Collected {
  readonly strings: string[]
  readonly patterns: RegExp[]
  readonly asked: string[]
  readonly raw: string[]
}

const nothing = (): Collected => ({ strings: [], patterns: [], asked: [], raw: [] })

/** The texts of a module. */
export function textsInModule(code: string): TextsInCode {
  const found = nothing()
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest, true), found)
  return found
}

/** The texts of a component: of its script, and of everything in its template. */
export function textsInComponent(code: string): TextsInCode {
  const found = nothing()
  const { descriptor } = parse(code)
  const script = descriptor.scriptSetup?.content ?? ''
  visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest, true), found)
  if (descriptor.template?.ast) visitTemplate(descriptor.template.ast as TemplateNode, found)
  return found
}

/** As much of a node of Vue's template as is looked at. */
interface TemplateNode {
  readonly type: number
  readonly content?: string | { readonly content: string }
  readonly children?: readonly TemplateNode[]
  readonly props?: readonly TemplateNode[]
  readonly name?: string
  readonly value?: { readonly content: string }
  readonly arg?: { readonly content?: string }
  readonly exp?: { readonly content?: string }
}

/** `NodeTypes` of Vue's compiler. */
const TEXT = 2
const INTERPOLATION = 5
const ATTRIBUTE = 6
const DIRECTIVE = 7

function visitTemplate(node: TemplateNode, found: Collected): void {
  if (node.type === TEXT && typeof node.content === 'string' && WORD.test(node.content)) {
    found.raw.push(node.content.trim())
  }
  if (node.type === INTERPOLATION && typeof node.content === 'object') {
    visitExpression(node.content.content, 'shown', found)
  }
  if (node.type === ATTRIBUTE && node.value) {
    found.strings.push(node.value.content)
    if (SHOWN.includes(node.name ?? '') && WORD.test(node.value.content)) {
      found.raw.push(`${node.name}="${node.value.content}"`)
    }
  }
  if (node.type === DIRECTIVE && node.exp?.content !== undefined) {
    const isShown = node.name === 'bind' && SHOWN.includes(node.arg?.content ?? '')
    visitExpression(node.exp.content, isShown ? 'shown' : 'used', found)
  }
  for (const child of [...(node.children ?? []), ...(node.props ?? [])]) {
    visitTemplate(child, found)
  }
}

/** @param place whether what the expression gives is shown as it is */
function visitExpression(code: string, place: 'shown' | 'used', found: Collected): void {
  const source = ts.createSourceFile('x.ts', `(${code})`, ts.ScriptTarget.Latest, true)
  visit(source, found)
  const [statement] = source.statements
  if (place === 'used' || !statement || !ts.isExpressionStatement(statement)) return
  found.raw.push(...resultsOf(statement.expression).filter((value) => WORD.test(value)))
}

function visit(node: ts.Node, found: Collected): void {
  if (ts.isStringLiteralLike(node)) {
    found.strings.push(node.text)
    if (SENTENCE.test(node.text) && !isOfAnError(node)) found.raw.push(node.text)
  }
  if (ts.isTemplateExpression(node)) found.patterns.push(patternOf(node))
  if (ts.isCallExpression(node) && isTranslator(node.expression) && node.arguments[0]) {
    found.asked.push(...resultsOf(node.arguments[0]))
  }
  ts.forEachChild(node, (child) => visit(child, found))
}

function isTranslator(callee: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  return ts.isIdentifier(name) && TRANSLATORS.includes(name.text)
}

/** Mistakes of the program are told to those who mend it, in English. */
function isOfAnError(node: ts.Node): boolean {
  for (let outer = node.parent as ts.Node | undefined; outer; outer = outer.parent) {
    if (ts.isNewExpression(outer) && outer.expression.getText().endsWith('Error')) return true
  }
  return false
}

/** The strings that an expression may give, where they stand in it. */
function resultsOf(expression: ts.Expression): readonly string[] {
  if (ts.isParenthesizedExpression(expression)) return resultsOf(expression.expression)
  if (ts.isStringLiteralLike(expression)) return [expression.text]
  if (ts.isConditionalExpression(expression)) {
    return [...resultsOf(expression.whenTrue), ...resultsOf(expression.whenFalse)]
  }
  if (ts.isBinaryExpression(expression)) {
    return [...resultsOf(expression.left), ...resultsOf(expression.right)].filter(
      () => !isComparison(expression.operatorToken.kind),
    )
  }
  return []
}

const isComparison = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
  kind === ts.SyntaxKind.ExclamationEqualsEqualsToken

function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp {
  const parts = [head.text, ...templateSpans.map(({ literal }) => literal.text)]
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${escaped.join('[\\w/-]+')}$`)
}
