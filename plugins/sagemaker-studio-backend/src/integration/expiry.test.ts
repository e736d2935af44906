/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Access that was granted until a day: the notices before it, and the end. */
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const DAY = 24 * 3600_000;

describe('the end of access', () => {
  const studio = useStudio();

  const inTime = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  function setGrant({ grantId }: Grant, columns: Record<string, string>) {
    return studio
      .knex('access_grants')
      .where('grant_id', grantId)
      .update(columns);
  }

  /** Aiko's access began long ago and ends in so many days. */
  async function bringInAikoUntil(days: number): Promise<Grant> {
    await studio.start();
    const aiko = await studio.bringIn('aiko.tanaka');
    await setGrant(aiko, {
      created_at: inTime(-80 * DAY),
      expires_at: inTime(days * DAY),
    });
    return aiko;
  }

  const noticesOf = async () =>
    (await studio.eventsOf('grant.expiry-notice')).map(({ detail }) => [
      detail.person,
      detail.notice,
    ]);

  it('is not announced while it is far', async () => {
    await bringInAikoUntil(8);
    await studio.backend.keepTime();
    expect(await noticesOf()).toEqual([]);
  });

  it('is announced once, also after a restart', async () => {
    await bringInAikoUntil(6);
    await studio.backend.keepTime();
    await studio.serve();
    await studio.backend.keepTime();
    expect(await noticesOf()).toEqual([['user:default/aiko.tanaka', 'P7D']]);
  });

  it('is announced again, once, when it is close', async () => {
    const aiko = await bringInAikoUntil(6);
    await studio.backend.keepTime();

    await setGrant(aiko, { expires_at: inTime(DAY / 2) });
    await studio.backend.keepTime();
    await studio.backend.keepTime();

    expect(await noticesOf()).toEqual([
      ['user:default/aiko.tanaka', 'P7D'],
      ['user:default/aiko.tanaka', 'P1D'],
    ]);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('is not announced several times at once after a long sleep, nor with the grant itself', async () => {
    await studio.start({ expiryNotices: ['PT1H', 'P7D', 'P30D'] });
    const aiko = await studio.bringIn('aiko.tanaka');
    const jonas = await studio.bringIn('jonas.weber');
    await setGrant(aiko, {
      created_at: inTime(-80 * DAY),
      expires_at: inTime(DAY),
    });
    await setGrant(jonas, { expires_at: inTime(DAY) });
    await studio.backend.keepTime();
    expect(await noticesOf()).toEqual([['user:default/aiko.tanaka', 'P7D']]);
  });

  it('takes the assignment and leaves the profile', async () => {
    const aiko = await bringInAikoUntil(0);
    await studio.backend.keepTime();
    expect(await studio.untilEnded(aiko)).toMatchObject({
      endedReason: 'expired',
    });
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(studio.aws.profile('aiko.tanaka')?.status).toBe('InService');
  });

  describe('with a grant that cannot be read', () => {
    let broken: Grant;
    let other: Grant;

    beforeEach(async () => {
      await studio.start();
      const grants = [
        await studio.bringIn('aiko.tanaka'),
        await studio.bringIn('jonas.weber'),
      ].sort((a, b) => (a.grantId < b.grantId ? -1 : 1));
      // The first of them, so that the task meets it before the other.
      broken = itemAt(grants, 0);
      other = itemAt(grants, 1);
      await studio
        .knex('access_operation_steps')
        .where('operation_id', present(broken.operation).operationId)
        .update({ before_image: '{broken' });
      for (const grant of grants) {
        await setGrant(grant, { expires_at: inTime(-1000) });
      }
    });

    it('comes for the others', async () => {
      await studio.backend.keepTime();
      const statuses = await studio.statuses();
      expect(statuses.get(other.person)).toMatch(/deprovision|ended/);
      expect(statuses.get(broken.person)).toBe('active');
    });

    it('comes for that one once it can be read', async () => {
      await studio.backend.keepTime();
      await studio
        .knex('access_operation_steps')
        .update({ before_image: null });
      await studio.backend.keepTime();
      expect(await studio.untilEnded(broken)).toMatchObject({
        endedReason: 'expired',
      });
    });
  });
});
