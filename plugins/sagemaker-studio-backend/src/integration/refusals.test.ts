/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Error messages name people, teams and domains. Every answer of every test is held against it by
 * `checkAnswer`; here is one of each kind, with what it says.
 */
import {
  englishOf,
  type Message,
  type RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { findUnnamed } from './__testUtils__/findUnnamed';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = {
  error: { name: string; message: string; messages: { message: Message } };
};

const AIKO = 'user:default/aiko.tanaka';

describe('what is refused', () => {
  const studio = useStudio();

  const by = (name: string) => studio.backend.as(name);

  /** The message of a refusal; holds that it shows no ref and no id, sent or not. */
  async function said(
    status: number,
    call: Parameters<typeof answerOf>[1],
  ): Promise<string> {
    const { error } = await answerOf<ErrorBody>(status, call);
    const worded = englishOf(error.messages.message);
    expect(findUnnamed(`${error.message} ${worded}`, '')).toEqual([]);
    return error.message;
  }

  beforeEach(() => studio.startDeciding([LEADS_DECIDE]));

  it('names who may, where somebody may not (NotAllowedError)', async () => {
    const asked = await answerOf(201, by('ben.carter').ask({}));
    const { requestId } = asked;
    expect(await said(403, by('ben.carter').decide(asked))).toBe(
      'This request is your own, so somebody else decides it; those who may are Mira Santos and Jonas Weber',
    );
    expect(await said(403, by('priya.nair').decide(asked))).toBe(
      'Priya Nair is not an approver of this request; those who may are Mira Santos and Jonas Weber',
    );
    expect(
      await said(
        403,
        studio.mira().call(client => client.withdrawRequest(requestId)),
      ),
    ).toBe('Only Ben Carter, who asked, may withdraw this request');
    expect(
      await said(
        403,
        studio.backend.as('mira.santos', { source: 'agent' }).call(client =>
          client.decideRequest(requestId, {
            outcome: 'rejected',
            comment: 'No',
            planHash: asked.plan.hash,
          }),
        ),
      ),
    ).toContain('an agent of Mira Santos may read');
  });

  it('names whom it is about, where the time for it is over (ConflictError)', async () => {
    const asked = await answerOf(201, by('ben.carter').ask({}));
    expect(await said(409, by('ben.carter').ask({}))).toContain(
      "for Ben Carter in 'research-lab' waits for its decision already",
    );
    await answerOf(200, studio.mira().decide(asked));
    expect(await said(409, by('jonas.weber').decide(asked))).toContain(
      'This request was already approved by Mira Santos at',
    );
    const { grants } = await studio.backend.settle(asked.requestId);
    const { grantId, operation } = only(grants);
    const { operationId } = present(operation);
    const input: Partial<RequestInput> = { grantIds: [grantId] };
    expect(
      await said(
        409,
        by('ben.carter').call(client => client.undoOffboarding(grantId)),
      ),
    ).toContain('No offboarding of Ben Carter is under way');
    expect(
      await said(
        409,
        by('ingrid.larsen').call(client => client.retryOperation(operationId)),
      ),
    ).toContain('only a blocked one can be retried');
    await answerOf(201, by('ben.carter').ask({ ...input, kind: 'revoke' }));
    expect(
      await said(
        409,
        studio.mira().ask({ ...input, kind: 'extend', duration: 'P5D' }),
      ),
    ).toContain('The access of Ben Carter is ');
  });

  it('names what does not fit (InputError)', async () => {
    const ben = await studio.letBenIn({ duration: 'P10D' });
    const grantIds = [ben.grantId];
    expect(
      await said(
        400,
        studio.mira().ask({
          kind: 'extend',
          duration: 'P5D',
          grantIds,
          domainId: COMPANY.legacyLab,
        }),
      ),
    ).toContain(
      "grantIds names the access of Ben Carter to the domain 'research-lab', not to 'legacy-lab'",
    );
    studio.aws.setStatus('aiko.tanaka', 'DISABLED');
    await studio.backend.sync();
    expect(
      await said(
        400,
        studio.mira().ask({ kind: 'onboard-team', people: [AIKO] }),
      ),
    ).toContain('of Aiko Tanaka is disabled');
  });

  it('repeats what the caller wrote only where nothing has a name (NotFoundError)', async () => {
    const ingrid = by('ingrid.larsen');
    const unknown = '2a6a0f1c-0000-4000-8000-000000000009';
    for (const [call, says] of [
      [ingrid.get(`/requests/${unknown}`), `There is no request '${unknown}'`],
      [ingrid.get(`/grants/${unknown}`), `There is no grant '${unknown}'`],
      [ingrid.get('/domains/d-none'), "There is no domain 'd-none'"],
      [ingrid.get('/people/user/default/nobody'), 'user:default/nobody'],
      [ingrid.get('/teams/group/default/nobody'), 'group:default/nobody'],
    ] as const) {
      const { error } = await answerOf<ErrorBody>(404, call);
      expect(error.message).toContain(says);
    }
  });
});
