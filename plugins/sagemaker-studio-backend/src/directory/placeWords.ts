/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DisplayName } from '../model/names';
import type { RefPlace } from '../model/refPlace';
import { quote, say } from '../util/say';

/** The names of the domain and the team of a place; absent: the id and the ref are shown. */
export type PlaceNames = { domain?: string; team?: DisplayName };

/** Finds out what people call the domains and teams of places. */
export type NamesOfPlaces = {
  read(places: readonly RefPlace[]): Promise<(place: RefPlace) => PlaceNames>;
};

/** Where a ref is named, in words, with the key of app-config or that it is named in the portal. */
export function placeMessage(
  /** A text in reports of earlier versions. */
  place: RefPlace | string,
  names: PlaceNames = {},
): Message {
  if (typeof place === 'string') {
    return quote(place);
  }
  const named = officeMessage(place, names);
  if (place.isOfPortal) {
    return say('place.portal', { place: named });
  }
  return place.key === undefined
    ? named
    : say('place.key', { place: named, key: place.key });
}

function officeMessage(place: RefPlace, names: PlaceNames): Message {
  const domain = names.domain ?? place.domainId ?? '';
  const team = names.team ?? place.team ?? '';
  const { policy = '', stage = '' } = place;
  switch (place.kind) {
    case 'owners':
      return say('place.owners', { domain });
    case 'team':
      return say('place.team', { team });
    case 'leads':
      return team === ''
        ? say('place.leads-of-every-team')
        : say('place.leads', { team });
    case 'approvers':
      return say('place.approvers', { policy, stage });
    case 'fallback':
      return say('place.fallback', { policy });
    case 'policy-teams':
      return say('place.policy-teams', { policy });
    case 'requesters':
      return say('place.requesters', { policy });
    case 'creation-approvers':
      return say('place.creation-approvers', { stage });
    case 'creation-fallback':
      return say('place.creation-fallback');
    case 'leavers':
      return say('place.leavers');
    case 'manager':
      return place.manager === undefined
        ? say('place.managers')
        : say('place.manager', { manager: place.manager });
    default:
      return say('place.platform-team');
  }
}
