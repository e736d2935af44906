/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioLane, type LaneId } from '../../lanes/Lane';

/** Something in AWS that has changed and is to be read again. */
export type RereadTarget =
  | (StudioPlace & { kind: 'profile'; domainId: string; name: string })
  | (StudioPlace & { kind: 'domain'; domainId: string })
  /** Spaces and apps. */
  | (StudioPlace & { kind: 'spaces'; domainId: string })
  | { kind: 'assignments'; applicationArn: string }
  /** Of every application that a known domain has. */
  | { kind: 'all-assignments' }
  | { kind: 'user'; userId: string }
  /** With its members. */
  | { kind: 'group'; groupId: string }
  /** Something that cannot be told apart: the next sweep of the lane comes now. */
  | { kind: 'sweep'; lane: LaneId };

type StudioPlace = { accountId: string; region: string };

/** The lane whose calls read it. */
export function laneOfTarget(target: RereadTarget): LaneId {
  switch (target.kind) {
    case 'profile':
    case 'domain':
    case 'spaces':
      return studioLane(target);
    case 'sweep':
      return target.lane;
    default:
      return 'identity-center';
  }
}
