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
import { useSearchParams } from 'react-router-dom';
import { useFailureText, useStudioText } from '../../hooks';
import { EmptyState, LoadFailure, Loading, StaleNotice } from '../Feedback';
import { RequestTable } from './RequestTable';
import { useRequestList } from './useRequestList';
import type { RequestView } from './useRequestList';

const VIEWS = [
  ['to-decide', 'toDecide'],
  ['mine', 'mine'],
  ['all', 'all'],
] as const;

const EMPTY = {
  'to-decide': ['requests.emptyToDecideTitle', 'requests.emptyToDecide'],
  mine: ['requests.emptyMineTitle', 'requests.emptyMine'],
  all: ['requests.emptyAllTitle', 'requests.emptyAll'],
} as const;

/** Requests: those one may decide, one's own, or all. */
export function RequestsPage() {
  const t = useStudioText();
  const [params, setParams] = useSearchParams();
  const view =
    VIEWS.find(([id]) => id === params.get('view'))?.[0] ?? 'to-decide';
  return (
    <Flex direction="column" gap="4">
      <ToggleButtonGroup
        aria-label={t('requests.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={([key]) =>
          setParams({ view: String(key) }, { replace: true })
        }
      >
        {VIEWS.map(([id, name]) => (
          <ToggleButton key={id} id={id}>
            {t(`requests.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <RequestList view={view} />
    </Flex>
  );
}

function RequestList(props: { view: RequestView }) {
  const { view } = props;
  const t = useStudioText();
  const failureText = useFailureText();
  const { requests, error, reload, more } = useRequestList(view);
  if (!requests) {
    return error ? (
      <LoadFailure error={error} onRetry={() => void reload()} />
    ) : (
      <Loading rows={5} />
    );
  }
  const name = VIEWS.find(([id]) => id === view)?.[1] ?? 'all';
  return (
    <>
      <StaleNotice error={error} onRetry={() => void reload()} />
      {requests.length === 0 ? (
        <EmptyState title={t(EMPTY[view][0])} description={t(EMPTY[view][1])} />
      ) : (
        <Card>
          <CardBody>
            <RequestTable
              label={t('requests.label', { view: t(`requests.${name}`) })}
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
