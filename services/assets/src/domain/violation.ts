/** What a count of the property finds, which is no breach of the rules on equipment. */
const OF_PROPERTY: readonly string[] = ['absent', 'not_returned', 'partition_changed']

/** A breach of the rules on the use of equipment and network (QP-NET-24). */
export function isOfEquipment(kind: string): boolean {
  return !OF_PROPERTY.includes(kind)
}
