/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Alert,
  Button,
  Card,
  CardBody,
  Flex,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useUrlState, useFailureText, useStudioText } from '../../hooks';
import { isFiltered, REQUEST_VIEWS, requestFilterOf } from '../../view';
import type { RequestFilter } from '../../view';
import {
  EmptyState,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../../components/Feedback';
import { RequestFilters } from './RequestFilters';
import { RequestTable } from '../../components/RequestTable';
import { useRequestList } from './useRequestList';

const NAMES = {
  'to-decide': 'requests.toDecide',
  mine: 'requests.mine',
  all: 'requests.all',
} as const;

const EMPTY = {
  'to-decide': ['requests.emptyToDecideTitle', 'requests.emptyToDecide'],
  mine: ['requests.emptyMineTitle', 'requests.emptyMine'],
  all: ['requests.emptyAllTitle', 'requests.emptyAll'],
} as const;

/** Requests: those one may decide, one's own, or all; what is chosen is kept in the address. */
export function RequestsPage() {
  const t = useStudioText();
  const [params, setAddress] = useUrlState();
  const filter = requestFilterOf(params);
  return (
    <Flex direction="column" gap="4">
      <ToggleButtonGroup
        aria-label={t('requests.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.view]}
        onSelectionChange={([key]) =>
          setAddress({ view: String(key), status: undefined })
        }
      >
        {REQUEST_VIEWS.map(view => (
          <ToggleButton key={view} id={view}>
            {t(NAMES[view])}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <RequestFilters filter={filter} onChange={setAddress} />
      <RequestList
        filter={filter}
        onShowAll={() =>
          setAddress({
            status: undefined,
            kind: undefined,
            team: undefined,
            domain: undefined,
          })
        }
      />
    </Flex>
  );
}

function RequestList(props: { filter: RequestFilter; onShowAll: () => void }) {
  const { filter, onShowAll } = props;
  const { view } = filter;
  const t = useStudioText();
  const failureText = useFailureText();
  const { requests, error, reload, more } = useRequestList(filter);
  if (!requests) {
    return error ? (
      <LoadFailure
        error={error}
        permission={studioRequestReadPermission}
        onRetry={() => void reload()}
      />
    ) : (
      <Loading rows={5} />
    );
  }
  return (
    <>
      <StaleNotice error={error} onRetry={() => void reload()} />
      {requests.length === 0 && isFiltered(filter) && (
        <EmptyState
          title={t('requestFilter.emptyTitle')}
          description={t('requestFilter.empty')}
          action={
            <Button variant="secondary" onPress={onShowAll}>
              {t('requestFilter.showAll')}
            </Button>
          }
        />
      )}
      {requests.length === 0 && !isFiltered(filter) && (
        <EmptyState title={t(EMPTY[view][0])} description={t(EMPTY[view][1])} />
      )}
      {requests.length > 0 && (
        <Card>
          <CardBody>
            <RequestTable
              label={t('requests.label', { view: t(NAMES[view]) })}
              requests={requests}
            />
          </CardBody>
        </Card>
      )}
      {more?.error !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('requests.moreFailed', { message: failureText(more.error) })}
        />
      )}
      {more && (
        <Flex justify="center">
          <Button
            variant="secondary"
            isPending={more.isPending}
            onPress={() => void more.load()}
          >
            {t('requests.loadMore')}
          </Button>
        </Flex>
      )}
    </>
  );
}
