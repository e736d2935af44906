/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Duration } from 'luxon';
import { createOnboardTeamAction } from '../actions/onboardTeam';
import { FakeStudio } from './FakeStudio';
import { TestClock, TestTask } from './taskContext';

export const input = {
  team: 'forecasting',
  domainId: 'd-researchlab1',
  justification: 'Load forecasts for the winter season',
};
export const role = 'arn:aws:iam::222222222222:role/StudioDataScientist';
export const jonas = 'user:default/jonas.weber';
export const mira = 'user:default/mira.santos';

export const accessDenied = {
  kind: 'blocked' as const,
  name: 'AccessDeniedException',
  message: 'The role BackstageStudioAccess may not create user profiles.',
  remedy: 'Allow sagemaker:CreateUserProfile to it.',
};

export function setUpOnboarding() {
  const clock = new TestClock();
  const studio = new FakeStudio(() => clock.now().toISO()!);
  const action = createOnboardTeamAction({
    studio: studio.service,
    clock,
    appBaseUrl: 'http://localhost:3000',
    pollInterval: Duration.fromObject({ seconds: 2 }),
  });
  return { clock, studio, action, task: new TestTask('task-1') };
}
