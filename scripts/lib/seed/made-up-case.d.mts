export interface MadeUpCase {
  readonly id: string;
  readonly reference: string;
  readonly desk_id: string;
}

export interface World {
  readonly now: number;
  readonly desks: readonly (readonly [string, number])[];
  readonly staffIds: readonly string[];
  readonly everybody: readonly (readonly [string, number])[];
  readonly tagOf: (staffId: string) => string;
  readonly reportBytes: readonly (readonly [number, number])[];
}

export function madeUpCase(number: number, world: World, chance: () => number): MadeUpCase;
