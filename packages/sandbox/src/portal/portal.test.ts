/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { RESEARCH_LAB_APPLICATION } from '../__testUtils__/clients';
import { recordOf } from '../__testUtils__/recordOf';
import { Browser } from '../okta/__testUtils__/Browser';
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findPerson } from '../okta/directory';
import { assign } from '../world/assignments';
import {
  createIdentityCenterUser,
  deleteIdentityCenterUser,
  findUserByUserName,
} from '../world/identityCenterUsers';
import { profileKey, profileOf } from '../world/userProfiles';

let routers: StartedRouters;
let browser: Browser;

beforeEach(async () => {
  routers = await startRouters();
  browser = new Browser(routers.url);
});

afterEach(() => routers.stop());

const RESEARCH_LAB = '/studio/d-researchlab1';
const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const DENIED =
  'Access Denied. Please check if user is assigned to Studio Domain [d-researchlab1] and SSO Application [Amazon SageMaker Studio (d-researchlab1)] is Active.';

const login = (name: string) => `${name}@alpenglow.example`;
const person = (name: string) => findPerson(routers.world, login(name))!;
const user = (name: string) => findUserByUserName(routers.world, login(name))!;
const profile = (name: string, domainId = 'd-researchlab1') =>
  profileOf(routers.world, domainId, login(name));

async function open(path: string, name: string) {
  const answer = await browser.openAs(path, person(name).id);
  return { status: answer.status, page: await answer.text() };
}

function definition(page: string, term: string): string | undefined {
  const match = new RegExp(`<dt>${term}</dt>\\s*<dd>([^<]*)</dd>`).exec(page);
  return match?.[1]?.trim();
}

describe('signing in', () => {
  it('goes through the page to choose who one is, and back', async () => {
    const answer = await browser.get('/start');
    expect(answer.status).toBe(303);
    const chooser = await browser.follow(answer);
    const page = await chooser.text();
    expect(page).toContain('Choose who you are');
    expect(page).toContain('value="/start"');
    const order = ['>forecasting<', '>Mira Santos<', '>research<', '>Elif'];
    const places = order.map(text => page.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(page).not.toContain('Continue as');

    const chosen = await browser.post('/okta/sign-in', {
      person: person('daniel.kim').id,
      next: '/start',
    });
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('location')).toBe('/start');
    expect(await (await browser.follow(chosen)).text()).toContain(
      `Signed in as ${login('daniel.kim')}`,
    );

    const again = await (await browser.get('/okta/sign-in')).text();
    expect(again).toContain('Continue as Daniel Kim');
    expect(again).toContain('>Mira Santos<');
    expect(again).not.toContain('>Daniel Kim<');

    await browser.post('/okta/sign-out', { next: '/start' });
    expect((await browser.get('/start')).status).toBe(303);
  });

  it('finds people by name', async () => {
    const page = await (await browser.get('/okta/sign-in?q=carter')).text();
    expect(page).toContain('>Ben Carter<');
    expect(page).not.toContain('>Mira Santos<');
  });

  it('refuses the disabled, also in the middle of a session', async () => {
    await open('/start', 'ben.carter');
    const ben = person('ben.carter');
    routers.world.okta.people[ben.id] = { ...ben, status: 'SUSPENDED' };
    const thrownOut = await browser.get('/start');
    expect(thrownOut.status).toBe(303);
    const refused = await browser.post('/okta/sign-in', { person: ben.id });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain(
      'Ben Carter is disabled in the directory and cannot sign in',
    );
  });

  it('believes no forged session and leads to no other site', async () => {
    browser.setCookie('okta_session', `${person('daniel.kim').id}.forged`);
    expect((await browser.get('/start')).status).toBe(303);
    for (const next of ['//evil.example/', 'https://evil.example', '/\\evil']) {
      const answer = await browser.post('/okta/sign-in', {
        person: person('daniel.kim').id,
        next,
      });
      expect(answer.headers.get('location')).toBe('/okta/home');
    }
    const home = await (await browser.get('/okta/home')).text();
    expect(home).toContain('AWS IAM Identity Center');
    expect(home).toContain('href="/start"');
  });
});

describe('the access portal', () => {
  it('shows the applications one is assigned to, oneself or through a group', async () => {
    for (const name of ['samuel.osei', 'fatima.zahra']) {
      const { page } = await open('/start', name);
      expect(page).toContain('href="/studio/d-researchlab1"');
      expect(page).toContain('Amazon SageMaker Studio (d-researchlab1)');
      expect(page).not.toContain('d-legacylab01');
    }
    const { page } = await open('/start', 'ben.carter');
    expect(page).toContain('You do not have any applications');
  });

  it('shows everybody an application that asks for no assignment', async () => {
    const { applications } = routers.world.identityCenter;
    const arn = RESEARCH_LAB_APPLICATION;
    applications[arn] = {
      ...recordOf(applications, arn),
      assignmentRequired: false,
    };
    const { page } = await open('/start', 'ben.carter');
    expect(page).toContain('href="/studio/d-researchlab1"');
    expect((await open(RESEARCH_LAB, 'ben.carter')).status).toBe(200);
  });

  it('does not let in who is disabled or not there in Identity Center', async () => {
    const { users } = routers.world.identityCenter;
    const ben = user('ben.carter');
    users[ben.userId] = { ...ben, status: 'DISABLED' };
    const disabled = await open('/start', 'ben.carter');
    expect(disabled.status).toBe(403);
    expect(disabled.page).toContain('is disabled in IAM Identity Center');
    delete users[ben.userId];
    const unknown = await open(RESEARCH_LAB, 'ben.carter');
    expect(unknown.status).toBe(403);
    expect(unknown.page).toContain('provisioning by SCIM has not brought them');
  });
});

describe('Studio', () => {
  it('opens with the profile and role one has', async () => {
    const { status, page } = await open(RESEARCH_LAB, 'daniel.kim');
    expect(status).toBe(200);
    expect(page).toContain('<h1>SageMaker Studio</h1>');
    expect(page).toContain(`Signed in as ${login('daniel.kim')}`);
    expect(definition(page, 'User profile')).toBe('daniel-kim-417');
    expect(definition(page, 'Execution role')).toBe(ROLE);
    expect(definition(page, 'Domain')).toBe('research-lab (d-researchlab1)');
  });

  it('makes a profile for a member of an assigned group, once', async () => {
    expect(profile('fatima.zahra')).toBeUndefined();
    const { page } = await open(RESEARCH_LAB, 'fatima.zahra');
    const name = definition(page, 'User profile');
    expect(name).toMatch(/^fatima-zahra-\d{3}$/);
    expect(definition(page, 'Execution role')).toBe(ROLE);
    expect(profile('fatima.zahra')).toMatchObject({
      userProfileName: name,
      singleSignOnUserValue: login('fatima.zahra'),
    });
    const again = await (await browser.get(RESEARCH_LAB)).text();
    expect(definition(again, 'User profile')).toBe(name);
  });

  it('makes no profile beyond the quota of the account and Region', async () => {
    recordOf(routers.world.accounts, '222222222222').quotas = {
      '*': { userProfiles: 1 },
    };
    const before = Object.keys(routers.world.userProfiles);
    const { status, page } = await open(RESEARCH_LAB, 'elif.demir');
    expect(status).toBe(503);
    expect(page).toContain(
      'ResourceLimitExceeded: The account-level service limit &#39;Studio user profiles&#39; is 1 User Profiles, with current utilization of',
    );
    expect(Object.keys(routers.world.userProfiles)).toEqual(before);
    // A person with a profile opens it.
    expect(await open(RESEARCH_LAB, 'daniel.kim')).toMatchObject({
      status: 200,
    });
  });

  it('opens the profile of who was deleted and created anew, or another, as switched', async () => {
    const { world } = routers;
    const old = user('daniel.kim');
    deleteIdentityCenterUser(world, old.userId);
    const { userId, createdAt, ...same } = old;
    const anew = createIdentityCenterUser(world, Date.now(), same);
    assign(world, 0, {
      applicationArn: RESEARCH_LAB_APPLICATION,
      principalType: 'USER',
      principalId: anew.userId,
    });
    const opened = async () =>
      definition((await open(RESEARCH_LAB, 'daniel.kim')).page, 'User profile');
    expect(await opened()).toBe('daniel-kim-417');
    world.switches.recreatedUserOpensOldProfile = false;
    const fresh = await opened();
    expect(fresh).toMatch(/^daniel-kim-\d{3}$/);
    expect(fresh).not.toBe('daniel-kim-417');
    expect(await opened()).toBe(fresh);
  });

  it('makes no profile for who has one in another domain, where switched so', async () => {
    const { world } = routers;
    world.switches.userInSeveralDomains = 'refused';
    assign(world, 0, {
      applicationArn: RESEARCH_LAB_APPLICATION,
      principalType: 'USER',
      principalId: user('olga.petrova').userId,
    });
    const refused = await open(RESEARCH_LAB, 'olga.petrova');
    expect(refused.status).toBe(503);
    expect(refused.page).toContain(
      'already has UserProfile olga-petrova in Domain [d-legacylab01]',
    );
    expect(profile('olga.petrova')).toBeUndefined();
    world.switches.userInSeveralDomains = 'allowed';
    expect((await open(RESEARCH_LAB, 'olga.petrova')).status).toBe(200);
  });

  it('denies people without an assignment, with or without a profile', async () => {
    for (const name of ['ben.carter', 'lena.fischer']) {
      const { status, page } = await open(RESEARCH_LAB, name);
      expect(status).toBe(403);
      expect(page).toContain(DENIED);
    }
    expect(profile('ben.carter')).toBeUndefined();
    assign(routers.world, Date.now(), {
      applicationArn: RESEARCH_LAB_APPLICATION,
      principalType: 'USER',
      principalId: user('lena.fischer').userId,
    });
    const { page } = await open(RESEARCH_LAB, 'lena.fischer');
    expect(definition(page, 'User profile')).toBe('lena-fischer');
  });

  it('denies everybody when the application is disabled', async () => {
    const { applications } = routers.world.identityCenter;
    const arn = RESEARCH_LAB_APPLICATION;
    applications[arn] = { ...recordOf(applications, arn), status: 'DISABLED' };
    expect((await open(RESEARCH_LAB, 'daniel.kim')).page).toContain(DENIED);
  });

  it('opens a domain from before October 2023 by the application it hides', async () => {
    const olga = await open('/studio/d-legacylab01', 'olga.petrova');
    expect(olga.status).toBe(200);
    expect(definition(olga.page, 'User profile')).toBe('olga-petrova');
    const ben = await open('/studio/d-legacylab01', 'ben.carter');
    expect(ben.status).toBe(403);
  });

  it('does not open a domain in IAM mode, nor one that is not there', async () => {
    const iam = await open('/studio/d-production1', 'daniel.kim');
    expect(iam.status).toBe(403);
    expect(iam.page).toContain('opened by a presigned URL only');
    const none = await open('/studio/d-none<script>', 'daniel.kim');
    expect(none.status).toBe(404);
    expect(none.page).toContain('d-none&lt;script&gt;');
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(await open(`/studio/${name}`, 'daniel.kim')).toMatchObject({
        status: 404,
      });
    }
  });

  it('waits for a profile that is not in service yet', async () => {
    const { userProfiles } = routers.world;
    const key = profileKey('d-researchlab1', 'daniel-kim-417');
    userProfiles[key] = {
      ...recordOf(userProfiles, key),
      status: 'Pending',
      settlesAt: Date.now() + 60_000,
      settlesTo: 'InService',
    };
    const waiting = await open(RESEARCH_LAB, 'daniel.kim');
    expect(waiting.page).toContain('daniel-kim-417 is being prepared');
    expect(waiting.page).toContain('http-equiv="refresh"');
    userProfiles[key] = {
      ...recordOf(userProfiles, key),
      settlesAt: Date.now() - 1,
    };
    const ready = await (await browser.get(RESEARCH_LAB)).text();
    expect(ready).not.toContain('http-equiv="refresh"');
    expect(definition(ready, 'User profile')).toBe('daniel-kim-417');
  });

  it('names what is wrong with a broken profile or domain', async () => {
    const { userProfiles, domains } = routers.world;
    const key = profileKey('d-researchlab1', 'daniel-kim-417');
    userProfiles[key] = {
      ...recordOf(userProfiles, key),
      status: 'Failed',
      failureReason: 'The execution role cannot be assumed',
    };
    const failed = await open(RESEARCH_LAB, 'daniel.kim');
    expect(failed.status).toBe(503);
    expect(failed.page).toContain('The execution role cannot be assumed');
    domains['d-researchlab1'] = {
      ...recordOf(domains, 'd-researchlab1'),
      status: 'Failed',
    };
    const domain = await open(RESEARCH_LAB, 'daniel.kim');
    expect(domain.status).toBe(503);
    expect(domain.page).toContain('is Failed');
  });
});
