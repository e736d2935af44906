/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stateOfAccess } from './accessState';

/** A team with which access can be asked for, and the domain to begin with. */
export type PlaceToAsk = {
  entityRef: string;
  displayName: string;
  domainId: string;
};

const WITHOUT_ACCESS = ['noAccess', 'accessEnded', 'ended', 'needsRepair'];

/** Where the viewer may ask for access of a person: those first where the person has none yet. */
export function placesToAsk(
  overview: Pick<PersonOverview, 'askWith' | 'access'>,
  /** Id of the only domain to ask for; absent when it may be any. */
  wanted?: string,
): PlaceToAsk[] {
  const isMissing = (domainId: string) =>
    overview.access
      .filter(access => access.domainId === domainId)
      .every(access => WITHOUT_ACCESS.includes(stateOfAccess(access)));
  const places = (overview.askWith ?? []).flatMap(
    ({ entityRef, displayName, domainIds }) => {
      const possible = domainIds.filter(id => !wanted || id === wanted);
      const domainId = possible.find(isMissing) ?? possible[0];
      return domainId === undefined
        ? []
        : [{ entityRef, displayName, domainId }];
    },
  );
  return [
    ...places.filter(({ domainId }) => isMissing(domainId)),
    ...places.filter(({ domainId }) => !isMissing(domainId)),
  ];
}

/** Whether the viewer may ask for access to a domain with a team: for themselves, or for anybody. */
export function mayAskWith(
  { askWith = [] }: Pick<PersonOverview, 'askWith'>,
  { team, domainId, isOwn }: { team: string; domainId: string; isOwn: boolean },
): boolean {
  return askWith.some(
    ({ entityRef, domainIds, forAnybodyIn = [] }) =>
      entityRef === team &&
      (isOwn ? domainIds : forAnybodyIn).includes(domainId),
  );
}

/** With which teams the viewer may ask for anybody's access to the domain. */
export function placesToAssign(
  { askWith }: Pick<PersonOverview, 'askWith'>,
  domainId: string,
): PlaceToAsk[] {
  return (askWith ?? [])
    .filter(({ forAnybodyIn = [] }) => forAnybodyIn.includes(domainId))
    .map(({ entityRef, displayName }) => ({
      entityRef,
      displayName,
      domainId,
    }));
}
