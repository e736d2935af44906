/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainOverview,
  domainSetup,
  readiness,
  researchLab,
  syncFailure,
} from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';
import { ATTENTION_CODES } from '../../view';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

describe('DomainPage', () => {
  it('counts people by diagnosis, with links to them', async () => {
    renderPage(PATH, { api: studioApi() });
    const counts = within(
      await screen.findByRole('list', { name: 'People by diagnosis' }),
    );
    expect(
      counts.getAllByRole('link').map(({ textContent }) => textContent),
    ).toEqual(['Profile without assignment: 2', 'Unused: 6', 'Ready: 41']);
    expect(counts.getByRole('link', { name: 'Unused: 6' })).toHaveAttribute(
      'href',
      `${PATH}?view=people&show=unused`,
    );
  });

  it('shows the readiness checks with remedies', async () => {
    renderPage(PATH, { api: studioApi() });
    const checks = within(
      await screen.findByRole('list', { name: 'Checks of research-lab' }),
    ).getAllByRole('listitem');
    expect(checks.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(
        /^Trust of the execution rolesFailed.*What to do: Add sagemaker/,
      ),
      expect.stringMatching(/^Idle shutdownRecommendation/),
      expect.stringMatching(/^QuotasNot checked/),
    ]);
    // Those that passed are folded.
    expect(screen.getByText('1 check passed')).toBeVisible();
    expect(
      within(
        screen.getByRole('list', { name: 'Checks that research-lab passed' }),
      )
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringMatching(/^Sign-inOKPeople sign in/)]);
  });

  it('lists the people whose access needs attention', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    expect(
      await screen.findByRole('grid', {
        name: 'Who or what needs attention in research-lab',
      }),
    ).toBeInTheDocument();
    expect(api.listAccess).toHaveBeenCalledWith(
      {
        domainId: 'd-researchlab1',
        diagnosis: ATTENTION_CODES,
        sort: 'diagnosis',
        limit: 5,
      },
      expect.anything(),
    );
  });

  it('shows how the domain is set up in AWS', async () => {
    renderPage(PATH, { api: studioApi() });
    const setup = within(
      await screen.findByRole('region', { name: 'Setup in AWS' }),
    );
    expect(
      setup
        .getAllByRole('term')
        .map((term, index) => [
          term.textContent,
          setup.getAllByRole('definition')[index]?.textContent,
        ]),
    ).toEqual([
      ['Network access', 'Internet through SageMaker'],
      ['VPC', 'vpc-0a1b2c3d4e5f60718'],
      ['Subnets', 'subnet-0a1b2c3d4e5f60718subnet-1b2c3d4e5f6071829'],
      ['Security groups of apps', 'None'],
      ['Notebook sharing', 'Off'],
      ['Encryption key', 'A key that AWS manages'],
      ['File system of home directories', 'fs-0a1b2c3d4e5f60718'],
      ['Storage of a space', 'As SageMaker has it'],
      ['Idle shutdown', 'JupyterLab: after 90 minutesCode Editor: off'],
      ['Source identity in CloudTrail', 'On'],
      ['Tags passed on', 'Off'],
      ['Identity Center application', researchLab().applicationArn],
      ['Tags', 'environment: research'],
    ]);
  });

  it('shows sharing, keys and sizes where there are any, and says what was not read', async () => {
    const setup = domainSetup({
      sharing: { enabled: true, s3OutputPath: 's3://lab/out', kmsKey: 'k-1' },
      encryption: { kmsKey: 'k-2' },
      storage: { defaultSpaceGb: 5, maximumSpaceGb: 100 },
      tags: undefined,
    });
    const api = studioApi({ getDomain: async () => domainOverview({ setup }) });
    renderPage(PATH, { api });
    const section = within(
      await screen.findByRole('region', { name: 'Setup in AWS' }),
    );
    expect(
      section.getByText('On, in s3://lab/out · key k-1'),
    ).toBeInTheDocument();
    expect(section.getByText('k-2')).toBeInTheDocument();
    expect(section.getByText('5 GB, at most 100 GB')).toBeInTheDocument();
    expect(section.getByText('They could not be read')).toBeInTheDocument();
    api.getDomain.mockResolvedValue(domainOverview({ setup: undefined }));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText(/The setup of this domain has not been read/),
    ).toBeInTheDocument();
  });

  it('shows the age of the data', async () => {
    renderPage(PATH, { api: studioApi() });
    expect(
      await screen.findByText('Updated 2 minutes ago'),
    ).toBeInTheDocument();
  });

  it('opens the request that would repair access', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Request access again: Lena Fischer',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('heading', { name: 'Request access again' }),
    ).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: /Justification/ })).toHaveValue(
      '',
    );
  });

  it('shows which data could not be read, next to the data of earlier syncs', async () => {
    renderPage(PATH, {
      api: studioApi({
        getDomain: async () =>
          domainOverview({
            domain: researchLab({ failure: syncFailure() }),
            failures: [
              syncFailure(),
              syncFailure({ part: 'usage', action: 'sagemaker:ListSpaces' }),
            ],
          }),
      }),
    });
    expect(
      await screen.findByText(
        'research-lab: assignments could not be read 5 minutes ago',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Missing permission: sagemaker:ListSpaces/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'People by diagnosis' }),
    ).toBeInTheDocument();
  });

  it('keeps the data when an update fails, and says so', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    await screen.findByRole('heading', { name: 'research-lab' });
    api.getDomain.mockRejectedValue(new TypeError('Failed to fetch'));
    // A tab that becomes visible loads at once.
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText(
        /This could not be updated: The back end did not/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'research-lab' }),
    ).toBeInTheDocument();
  });

  it('says in readiness what the reader decides as the platform team', async () => {
    renderPage(PATH, {
      api: studioApi({
        getReadiness: async () =>
          readiness({
            checks: [
              {
                code: 'people-trusted',
                status: 'attention',
                sentence: 'Led to somebody else.',
                remedy: 'The platform team decides who it is.',
                messages: { remedy: { code: 'ref.conflict.remedy' } },
              },
            ],
          }),
      }),
    });
    expect(
      await screen.findByText(
        'What to do: Decide on the page Domains who it is.',
      ),
    ).toBeInTheDocument();
  });

  it('shows the obstacle of a domain, and that nothing was read yet', async () => {
    renderPage(PATH, {
      api: studioApi({
        getDomain: async () =>
          domainOverview({
            domain: researchLab({
              mode: 'observe',
              obstacle: {
                code: 'observe-only',
                message: 'research-lab is only looked at.',
                remedy: 'The platform team sets it to manage.',
                messages: {
                  message: {
                    code: 'domain.observe-only',
                    params: {
                      domain: 'research-lab',
                      domainId: 'd-researchlab1',
                    },
                  },
                },
              },
            }),
            counts: {},
            syncedAt: undefined,
          }),
      }),
    });
    expect(
      await screen.findByText(
        "The domain 'research-lab' (d-researchlab1) is only observed by this portal.",
      ),
    ).toBeInTheDocument();
    // The reader may change the settings.
    expect(
      await screen.findByText(/What to do: Set it to Managed on the page/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Nobody has access or a profile here.'),
    ).not.toBeInTheDocument();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this'],
    [404, 'NotFoundError', 'Not found'],
    [503, 'ServiceUnavailableError', 'This could not be loaded'],
  ])('describes a response with %s', async (status, name, title) => {
    const api = studioApi();
    api.getDomain.mockRejectedValue(await refusal(status, name, 'No'));
    renderPage(PATH, { api });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});
