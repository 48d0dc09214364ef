import type { Reach } from '@hall/access'

/** Local to the transaction: gone at its end, whatever the pool does with the connection. */
export const SET_REACH = `select set_config('hall.all', $1, true), set_config('hall.centers', $2, true),
  set_config('hall.departments', $3, true), set_config('hall.windows', $4, true), set_config('hall.persons', $5, true)`

export function reachValues(reach: Reach): string[] {
  return [
    reach.all ? 'on' : 'off',
    arrayLiteral(reach.centers),
    arrayLiteral(reach.departments),
    arrayLiteral(reach.windows),
    arrayLiteral(reach.persons),
  ]
}

function arrayLiteral(ids: readonly string[]): string {
  return `{${ids.map((id) => `"${id.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/**
 * What policies read. Scalar subselects of these stable functions are evaluated once per statement. A session without
 * settings, or one whose transaction ended (the settings are then empty text), sees nothing.
 */
export const REACH_FUNCTIONS = `
create or replace function hall_all() returns boolean language sql stable parallel safe
  return coalesce(current_setting('hall.all', true), '') = 'on';
${['centers', 'departments', 'windows', 'persons'].map((kind) => `
create or replace function hall_${kind}() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('hall.${kind}', true), ''), '{}')::text[];`).join('')}

create or replace function hall_keep_center() returns trigger language plpgsql as $$
begin
  if not hall_all() and not coalesce(array[old.center, new.center] <@ hall_centers(), false) then
    raise insufficient_privilege using message = format('a row of %I cannot be moved to another center within this reach', tg_table_name);
  end if;
  return new;
end $$;
`

/**
 * A policy sees the new row only, so a reach of a department, window or person, which names no center, could carry its own row into another
 * one. Whoever moves a row must have both centers.
 */
export const KEEPS_CENTER = 'hall_keep_center'
