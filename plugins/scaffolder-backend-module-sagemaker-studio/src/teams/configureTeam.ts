/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Names the leads of a team.

import type { ConfigureTeamActionOptions } from '../actions/configureTeam';
import { insist } from '../onboarding/insist';
import type { Task } from '../onboarding/Task';
import { changeSettings } from '../settings/changeSettings';
import { simulationWords } from '../settings/simulationWords';

type ConfigureTeamOptions = Task & {
  studio: ConfigureTeamActionOptions['studio'];
  /** Full catalog ref. */
  team: string;
  /** Full catalog refs. */
  leads: string[];
};

/** Throws what the back end says. */
export async function configureTeam(
  options: ConfigureTeamOptions,
): Promise<{ changed: boolean; summary: string }> {
  const { studio, team, leads } = options;
  const { changed, summary } = await changeSettings(
    options,
    async () => {
      const { teams } = await insist(options, call => studio.getSettings(call));
      // A team without leads is not among them.
      const version = teams.find(each => each.team === team)?.version ?? 0;
      const input = { version, leads };
      const simulation = await insist(options, call =>
        studio.simulateTeamSettings(team, input, call),
      );
      return {
        isChange: simulation.changes.length > 0,
        lines: simulationWords(simulation),
        replaced: simulation.changes,
        save: () => insist(options, call => studio.setTeam(team, input, call)),
      };
    },
    {
      unchanged: `Nothing to change: ${team} is led by them`,
      subject: `the leads of ${team}`,
    },
  );
  return { changed, summary };
}
