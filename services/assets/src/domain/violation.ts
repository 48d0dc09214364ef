/** What a count of the property finds, which is no breach of the rules on equipment. */
const OF_PROPERTY: readonly string[] = ['absent', 'not_returned', 'partition_changed']

/** A breach of the rules on the use of equipment and network (QP-NET-24). */
export function isOfEquipment(kind: string): boolean {
  return !OF_PROPERTY.includes(kind)
}

/** A program that was found, for which there can be an order to delete it (TG-NET-10). */
export function isSoftware({ kind, asset }: { readonly kind: string; readonly asset: string | null }): boolean {
  return asset !== null && (kind === 'unapproved_software' || kind.startsWith('software_'))
}
