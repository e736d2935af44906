/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Step } from '../Step';
import { coolOff } from './coolOff';
import { deleteProfile } from './deleteProfile';
import { deleteSpaces } from './deleteSpaces';
import { ensureAssignment } from './ensureAssignment';
import { ensureExecutionRole } from './ensureExecutionRole';
import { ensureProfile } from './ensureProfile';
import { removeAssignment } from './removeAssignment';
import { resolveIdentity } from './resolveIdentity';
import { stopAppsStep } from './stopApps';
import { tag } from './tag';
import { verify } from './verify';
import { verifyRemoved } from './verifyRemoved';
import { waitInService } from './waitInService';

/** Every step of bringing people in and of taking access back. */
export const allSteps: Step[] = [
  resolveIdentity,
  ensureAssignment,
  ensureProfile,
  waitInService,
  ensureExecutionRole,
  tag,
  verify,
  removeAssignment,
  stopAppsStep,
  coolOff,
  deleteSpaces,
  deleteProfile,
  verifyRemoved,
];
