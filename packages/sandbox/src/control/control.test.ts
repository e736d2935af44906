/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RunningSandbox } from '../Sandbox';
import { findPerson } from '../okta/directory';
import { Browser } from '../okta/__testUtils__/Browser';
import { eventually } from '../okta/__testUtils__/startRouters';
import { startSandbox } from '../server';
import { assignmentsOfApplication } from '../world/assignments';
import { findUserByUserName } from '../world/identityCenterUsers';
import { profileOf } from '../world/userProfiles';
import { ACTS, SWITCHES } from './acts';

let sandbox: RunningSandbox;
let browser: Browser;

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    portal: { postLogoutRedirectUris: ['http://localhost:3000'] },
  });
  browser = new Browser(sandbox.url);
});

afterEach(() => sandbox.stop());

const login = (name: string) => `${name}@alpenglow.example`;
const world = () => sandbox.admin.world;

async function act(id: string): Promise<{ status: number; page: string }> {
  const answer = await browser.post(`/control/acts/${id}`, {});
  const shown = answer.status === 303 ? await browser.follow(answer) : answer;
  return { status: answer.status, page: await shown.text() };
}

describe('the control page', () => {
  it('offers every act, and says what to watch with a link into the portal', async () => {
    const page = await (await browser.get('/control')).text();
    for (const { id } of ACTS) {
      expect(page).toContain(`action="/control/acts/${id}"`);
    }
    for (const { id } of SWITCHES) {
      expect(page).toContain(`action="/control/faults/${id}"`);
    }
    expect(page).toContain(
      'href="http://localhost:3000/sagemaker-studio/domains/d-researchlab1?view=people"',
    );
  });

  it.each(ACTS.map(({ id }) => id))('does %s, and says so', async id => {
    const { status, page } = await act(id);
    expect(status).toBe(303);
    expect(page).toContain('role="status"');
    expect(page).toContain('Done:');
  });

  it('switches a fault on and off', async () => {
    await browser.post('/control/faults/throttle', { to: 'on' });
    await browser.post('/control/faults/throttle', { to: 'on' });
    expect(sandbox.admin.faults.map(({ id }) => id)).toEqual(['throttle']);
    expect(await (await browser.get('/control')).text()).toContain(
      'Switch off: Throttle SageMaker',
    );
    await browser.post('/control/faults/throttle', { to: 'off' });
    expect(sandbox.admin.faults).toEqual([]);
  });

  it("changes AWS behind the portal's back", async () => {
    await act('assign-group');
    expect(
      assignmentsOfApplication(
        world(),
        world().domains['d-researchlab1']?.applicationArn ?? '',
      ).filter(({ principalType }) => principalType === 'GROUP').length,
    ).toBeGreaterThan(1);
    await act('delete-profile');
    expect(
      profileOf(world(), 'd-researchlab1', login('daniel.kim')),
    ).toBeUndefined();
    await act('delete-domain');
    expect(world().domains['d-legacylab01']).toBeUndefined();
  });

  it('changes people in Okta, which pushes them to Identity Center', async () => {
    const before = findUserByUserName(world(), login('elif.demir'));
    await act('rename');
    await eventually(() =>
      expect(findUserByUserName(world(), login('elif.yilmaz'))?.userId).toBe(
        before?.userId,
      ),
    );
    await act('suspend');
    expect(findPerson(world(), login('daniel.kim'))?.status).toBe('SUSPENDED');
    await eventually(() =>
      expect(findUserByUserName(world(), login('daniel.kim'))?.status).toBe(
        'DISABLED',
      ),
    );
  });

  it('says that something cannot be done a second time', async () => {
    await act('namesake');
    const again = await act('namesake');
    expect(again.status).toBe(409);
    expect(again.page).toContain('belongs to somebody else');
    await act('delete-domain');
    expect((await act('delete-domain')).page).toContain('is gone already');
    expect((await act('nonsense')).status).toBe(404);
  });

  it('starts again, and forgets faults', async () => {
    await act('delete-domain');
    await browser.post('/control/faults/stop', { to: 'on' });
    await act('reset');
    expect(world().domains['d-legacylab01']).toBeDefined();
    expect(sandbox.admin.faults).toEqual([]);
  });

  it('takes no writes from pages of other origins, and is shown in no frame', async () => {
    const answer = await browser.post(
      '/control/acts/reset',
      {},
      { origin: 'http://evil.example' },
    );
    expect(answer.status).toBe(403);
    const page = await browser.get('/control');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    );
  });
});
