import { statementOf } from '../../credits/combine.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { protectPlainText } from '../../presentation/markup.ts'
import type { Manifest } from '../../presentation/model.ts'
import type { MetadataEntry } from '../../presentation/properties.ts'
import type { Project } from '../../project/model.ts'

/**
 * The manifest with one statement that names all to whom its leaves belong, where it has none of its own: viewers show
 * that of the manifest, and not all show those of canvases.
 *
 * @see https://iiif.io/api/cookbook/recipe/0464-reuse-manifest/
 */
export function withCombinedStatement(project: Project, manifest: Manifest): Manifest {
  const said = statementOf(project)
  if (said.kind !== 'combined') return manifest
  const requiredStatement = protect(said.statement)
  const { whole } = manifest
  return {
    ...manifest,
    requiredStatement,
    ...(whole && { whole: { ...whole, requiredStatement } as unknown as JsonObject }),
  }
}

const protect = ({ label, value }: MetadataEntry): MetadataEntry => ({
  label,
  value: Object.fromEntries(
    Object.entries(value).map(([language, texts]) => [language, texts.map(protectPlainText)]),
  ),
})
