/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioLane, type LaneId } from '../../scheduling/Lane';

/** Something in AWS that has changed and is to be read again. */
export type RefreshTarget =
  | (StudioPlace & { kind: 'profile'; domainId: string; name: string })
  | (StudioPlace & { kind: 'domain'; domainId: string })
  /** All spaces and apps of the domain, where the event names neither. */
  | (StudioPlace & { kind: 'spaces'; domainId: string })
  /** With its apps. */
  | (StudioPlace & { kind: 'space'; domainId: string; name: string })
  /** The apps of a profile that are in no space. */
  | (StudioPlace & { kind: 'profile-apps'; domainId: string; name: string })
  /** The networks that a new domain can use. */
  | (StudioPlace & { kind: 'networks' })
  | { kind: 'assignments'; applicationArn: string }
  /** Of every application that a known domain has. */
  | { kind: 'all-assignments' }
  | { kind: 'user'; userId: string }
  /** With its members. */
  | { kind: 'group'; groupId: string }
  /** The event does not say what has changed, so the whole lane is swept. */
  | { kind: 'sweep'; lane: LaneId };

type StudioPlace = { accountId: string; region: string };

/** The lane whose calls read it. */
export function laneOfTarget(target: RefreshTarget): LaneId {
  switch (target.kind) {
    case 'profile':
    case 'domain':
    case 'spaces':
    case 'space':
    case 'profile-apps':
    case 'networks':
      return studioLane(target);
    case 'sweep':
      return target.lane;
    default:
      return 'identity-center';
  }
}
