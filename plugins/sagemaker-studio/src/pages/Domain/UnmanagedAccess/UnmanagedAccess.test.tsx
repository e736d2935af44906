/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainOverview,
  ML_ENGINEER,
  plan,
  planItem,
  recordInput,
  request,
  researchLab,
  unmanagedAccess,
  unmanagedGroup,
  unmanagedPerson,
} from '../../../__fixtures__';
import {
  letPass,
  refusal,
  renderPage,
  studioApi,
} from '../../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

function api(
  existing = unmanagedAccess(),
  overrides: Parameters<typeof studioApi>[0] = {},
) {
  return studioApi({
    listUnmanagedAccess: async () => existing,
    planRequest: async ({ people = [] }) =>
      plan(people.map(ref => planItem(ref, { changes: false }))),
    createRequest: async ({ people = [] }) =>
      request({ requestId: `req-${people.join()}` }),
    ...overrides,
  });
}

async function section() {
  return within(
    await screen.findByRole('region', { name: 'Unmanaged access' }),
  );
}

async function select(...names: RegExp[]) {
  const here = await section();
  for (const name of names) {
    const row = within(here.getByRole('row', { name }));
    await userEvent.click(row.getByRole('checkbox'));
  }
  return here;
}

/** Once every plan is on the screen. */
async function press(name: string, dialog: ReturnType<typeof within>) {
  const button = await dialog.findByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}

/** Gives the reason and files what is in the dialog. */
async function file(button: string) {
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(
    dialog.getByRole('textbox', { name: /Justification/ }),
    'They have worked there since spring',
  );
  await press(button, dialog);
  return dialog;
}

describe('unmanaged access', () => {
  it('is recorded for everybody who is selected, with one request after its plan', async () => {
    const studio = api();
    renderPage(PATH, { api: studio });
    const here = await section();
    await userEvent.click(here.getByRole('checkbox', { name: 'Select all' }));
    await userEvent.click(
      here.getByRole('button', { name: 'Record access of 2 people…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const planned = within(
      await dialog.findByRole('region', {
        name: 'StudioDataScientist with finance-analytics, 2 people',
      }),
    );
    expect(
      await planned.findByText('user:default/chloe.martin'),
    ).toBeInTheDocument();
    expect(planned.getByText(/AWS would not be changed/)).toBeInTheDocument();
    expect(studio.createRequest).not.toHaveBeenCalled();
    await file('File the request');
    expect(
      await dialog.findByText('The request is filed.'),
    ).toBeInTheDocument();
    expect(studio.createRequest).toHaveBeenCalledTimes(1);
    expect(studio.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'grant',
        people: ['user:default/ben.carter', 'user:default/chloe.martin'],
        justification: 'They have worked there since spring',
        source: 'page',
      }),
      { idempotencyKey: expect.any(String) },
    );
    // What is selected next is not removed together with what was recorded.
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(
      here.getByText('Select whose access to record or to remove.'),
    ).toBeInTheDocument();
    expect(
      here.queryByRole('checkbox', { checked: true }),
    ).not.toBeInTheDocument();
  });

  it('needs a reason before it is recorded', async () => {
    const studio = api();
    renderPage(PATH, { api: studio });
    const here = await select(/Ben Carter/);
    await userEvent.click(
      here.getByRole('button', { name: 'Record access of 1 person…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await press('File the request', dialog);
    expect(
      await dialog.findByText('Say why this access is right'),
    ).toBeInTheDocument();
    expect(studio.createRequest).not.toHaveBeenCalled();
  });

  it('is recorded by several requests where roles differ, and goes on after one of them failed', async () => {
    const chloe = unmanagedPerson('Chloe Martin', {
      executionRole: ML_ENGINEER,
      record: recordInput({
        executionRole: ML_ENGINEER,
        people: ['user:default/chloe.martin'],
      }),
    });
    const error = await refusal(409, 'ConflictError', 'Something has changed');
    const answers = [request(), error, request({ requestId: 'req-2' })];
    const studio = api(
      unmanagedAccess({ people: [unmanagedPerson('Ben Carter'), chloe] }),
      {
        createRequest: async () => {
          const answer = answers.shift();
          if (!answer || answer instanceof Error) {
            throw answer;
          }
          return answer;
        },
      },
    );
    renderPage(PATH, { api: studio });
    const here = await select(/Ben Carter/, /Chloe Martin/);
    await userEvent.click(
      here.getByRole('button', { name: 'Record access of 2 people…' }),
    );
    const dialog = await file('File 2 requests');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Something has changed',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'File 2 requests' }),
    );
    expect(
      await dialog.findByText('2 requests are filed.'),
    ).toBeInTheDocument();
    const sent = studio.createRequest.mock.calls.map(
      ([input, { idempotencyKey }]) => ({ ...input, idempotencyKey }),
    );
    expect(sent.map(({ people }) => people)).toEqual([
      ['user:default/ben.carter'],
      ['user:default/chloe.martin'],
      ['user:default/chloe.martin'],
    ]);
    // The second is tried again under its key, and the first is not filed twice.
    expect(sent[2]?.idempotencyKey).toBe(sent[1]?.idempotencyKey);
    expect(sent[1]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey);
  });

  it('is planned for all of them together, also when their plans say how long is usual', async () => {
    const chloe = unmanagedPerson('Chloe Martin', {
      record: recordInput({
        team: 'group:default/ml-platform',
        people: ['user:default/chloe.martin'],
      }),
    });
    const studio = api(
      unmanagedAccess({ people: [unmanagedPerson('Ben Carter'), chloe] }),
      {
        planRequest: async ({ people = [], team }) => {
          const usual = team === 'group:default/ml-platform' ? 'P30D' : 'P90D';
          return plan(
            people.map(ref => planItem(ref, { changes: false })),
            { terms: { usual, mayHaveNoEnd: true } },
          );
        },
      },
    );
    renderPage(PATH, { api: studio });
    const here = await select(/Ben Carter/, /Chloe Martin/);
    await userEvent.click(
      here.getByRole('button', { name: 'Record access of 2 people…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('button', { name: /\(90 days\)/ }),
    ).toBeInTheDocument();
    const send = dialog.getByRole('button', { name: 'File 2 requests' });
    await waitFor(() => expect(send).toBeEnabled());
    await letPass(1_000);
    expect(send).toBeEnabled();
    // Once to learn what is usual, and once for the length that all of them get.
    expect(
      studio.planRequest.mock.calls.map(([{ people, duration }]) => [
        people,
        duration,
      ]),
    ).toEqual([
      [['user:default/ben.carter'], undefined],
      [['user:default/chloe.martin'], undefined],
      [['user:default/ben.carter'], 'P90D'],
      [['user:default/chloe.martin'], 'P90D'],
    ]);
  });

  it('through a group is recorded for its members, each of them once', async () => {
    const studio = api(unmanagedAccess({ groups: [unmanagedGroup()] }));
    renderPage(PATH, { api: studio });
    const here = await select(
      /Through the group finance-analytics, 14 people/,
      /Ben Carter/,
    );
    await userEvent.click(
      here.getByRole('button', { name: 'Record access of 2 people…' }),
    );
    await file('File 2 requests');
    await screen.findByText('2 requests are filed.');
    expect(
      studio.createRequest.mock.calls.map(([input]) => [
        input.people,
        input.assignThrough,
      ]),
    ).toEqual([
      [['user:default/ben.carter'], undefined],
      [['user:default/olga.petrova'], { group: 'g-finance' }],
    ]);
  });

  it('is removed for those who are selected, and says what was not', async () => {
    const studio = api(unmanagedAccess({ groups: [unmanagedGroup()] }), {
      removeUnmanagedAccessInBulk: async () => ({
        items: [],
        refused: [
          {
            principalType: 'USER',
            principalId: 'u-ben.carter',
            message: 'The access of Ben Carter is granted; revoke it instead',
          },
        ],
      }),
    });
    renderPage(PATH, { api: studio });
    const here = await select(/finance-analytics, 14/, /Ben Carter/);
    await userEvent.click(
      here.getByRole('button', { name: 'Remove 2 assignments…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/12 people who have no other way in/),
    ).toBeInTheDocument();
    expect(studio.removeUnmanagedAccessInBulk).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remove access' }),
    );
    expect(await here.findByRole('alert')).toHaveTextContent(
      'The access of Ben Carter is granted',
    );
    expect(studio.removeUnmanagedAccessInBulk).toHaveBeenCalledWith(
      'd-researchlab1',
      {
        principals: [
          { principalType: 'GROUP', principalId: 'g-finance' },
          { principalType: 'USER', principalId: 'u-ben.carter' },
        ],
      },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('changes the numbers of the domain at once when it is removed', async () => {
    let people = [unmanagedPerson('Ben Carter')];
    const studio = api(unmanagedAccess(), {
      listUnmanagedAccess: async () =>
        unmanagedAccess({ people, total: people.length }),
      getDomain: async () =>
        domainOverview({
          counts: { 'access-nobody-granted': people.length, ready: 41 },
        }),
      removeUnmanagedAccessInBulk: async () => {
        people = [];
        return { items: [], refused: [] };
      },
    });
    renderPage(PATH, { api: studio });
    const here = await select(/Ben Carter/);
    const counts = within(
      screen.getByRole('list', { name: 'People by diagnosis' }),
    );
    expect(counts.getByText('Unmanaged access: 1')).toBeInTheDocument();
    await userEvent.click(
      here.getByRole('button', { name: 'Remove 1 assignment…' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Remove access',
      }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Unmanaged access' }),
      ).not.toBeInTheDocument(),
    );
    expect(counts.queryByText('Unmanaged access: 1')).not.toBeInTheDocument();
  });

  it('says of each why it cannot be recorded, and then offers only to remove it', async () => {
    const ben = unmanagedPerson('Ben Carter', {
      record: undefined,
      obstacle: 'disabled',
    });
    renderPage(PATH, {
      api: api(
        unmanagedAccess({ people: [ben, unmanagedPerson('Chloe Martin')] }),
      ),
    });
    const here = await select(/Ben Carter/);
    expect(
      here.getByText('Disabled in Identity Center; can only be removed'),
    ).toBeInTheDocument();
    expect(
      here.getByText('Nothing that is selected can be recorded.'),
    ).toBeInTheDocument();
    expect(
      here.queryByRole('button', { name: /^Record/ }),
    ).not.toBeInTheDocument();
    expect(
      here.getByRole('button', { name: 'Remove 1 assignment…' }),
    ).toBeInTheDocument();
  });

  it('offers nothing to those who may do neither, and says who can', async () => {
    const ben = unmanagedPerson('Ben Carter', {
      record: undefined,
      obstacle: 'policy',
    });
    renderPage(PATH, {
      api: api(
        unmanagedAccess({ people: [ben], viewer: { mayRemove: false } }),
      ),
    });
    const here = await section();
    expect(
      here.getByText(/the owners of the domain and the platform team/),
    ).toBeInTheDocument();
    expect(here.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(here.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is only shown in a domain that is observed', async () => {
    const obstacle = {
      code: 'observe-only' as const,
      message: 'The domain is only observed.',
      remedy: 'Manage it.',
    };
    const ben = unmanagedPerson('Ben Carter', {
      record: undefined,
      obstacle: 'domain',
    });
    renderPage(PATH, {
      api: api(
        unmanagedAccess({ people: [ben], viewer: { mayRemove: false } }),
        {
          getDomain: async () =>
            domainOverview({
              domain: researchLab({ mode: 'observe', obstacle }),
            }),
        },
      ),
    });
    const here = await section();
    expect(
      here.getByText(/Once the domain is managed, their access can be/),
    ).toBeInTheDocument();
    expect(here.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('is not there where everything is granted', async () => {
    renderPage(PATH, { api: studioApi() });
    await screen.findByRole('region', { name: 'Needs attention' });
    expect(
      screen.queryByRole('region', { name: 'Unmanaged access' }),
    ).not.toBeInTheDocument();
  });
});
