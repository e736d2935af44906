/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { StudioConfig } from '../../config/StudioConfig';
import { isMeant } from '../../directory/boundRefs';
import { callerRefusal } from '../../directory/callerRefusal';
import type { TeamCatalog } from '../../directory/TeamCatalog';
import type { PersonFactsReader } from '../../facts/PersonFactsReader';
import { subjectsOf } from '../../facts/subjects';
import { userIdOf } from '../../diagnosis/facts';
import type { EntityRef } from '../../model/names';
import type { Identified } from '../../model/personKey';
import { holdsOneOf, leadsOf } from '../../model/policy';
import type { TeamRule } from '../../model/teamRule';
import type { Settings } from '../../settings/Settings';
import { readNamesToday } from '../../store/readNamesToday';

/** Who has set a rule, while they may do so. */
export type RuleSetter = { refs: EntityRef[]; setBy?: Identified };

type Options = {
  knex: Knex;
  catalog: Pick<TeamCatalog, 'getUsers' | 'getTeamsOf'>;
  personFacts: Pick<PersonFactsReader, 'resolve'>;
  config: Pick<StudioConfig, 'teams' | 'platformTeams'>;
  settings: Pick<Settings, 'meant'>;
};

/** Finds those who have set rules as they are today: by their Identity Center user, with the groups of now. */
export class RuleSetters {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** `undefined` once they have left, or may set the rule no longer. */
  async find(
    rule: Pick<TeamRule, 'setAs' | 'setBy' | 'team'>,
  ): Promise<RuleSetter | undefined> {
    const { setAs, setBy } = rule;
    if (setAs === 'app-config' || !setBy) {
      return { refs: [] };
    }
    const { knex, config } = this.#options;
    const namesToday = await readNamesToday(knex, [setBy]);
    for (const ref of namesToday(setBy)) {
      const refs = await this.#refsOf(ref, setBy);
      const needed =
        setAs === 'lead'
          ? leadsOf(config.teams, rule.team.ref)
          : config.platformTeams;
      // A permission can be asked for only while somebody calls.
      if (refs && (setAs === 'permission' || holdsOneOf(refs, needed))) {
        return { refs, setBy: { ref, userId: setBy.userId } };
      }
    }
    return undefined;
  }

  /** The ref and those of the groups, of a person who is still the one of that time and may act. */
  async #refsOf(
    ref: EntityRef,
    setBy: Identified,
  ): Promise<EntityRef[] | undefined> {
    const { catalog, personFacts, settings } = this.#options;
    const entities = await catalog.getUsers([ref]);
    const [entity] = entities.values();
    const identity = (await personFacts.resolve(subjectsOf(entities))).get(ref);
    const userId = identity && userIdOf(identity);
    const isOther = setBy.userId !== undefined && userId !== setBy.userId;
    if (!entity || isOther || callerRefusal(ref, entity, identity)) {
      return undefined;
    }
    const meant = settings.meant();
    return [{ ref, userId }, ...(await catalog.getTeamsOf(entity))]
      .filter(each => isMeant(each, meant))
      .map(each => each.ref);
  }
}
