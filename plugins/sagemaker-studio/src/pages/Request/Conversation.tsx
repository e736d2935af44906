/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ActorName } from '../../components/EventLog';
import { LiveContent } from '../../components/Feedback';
import { RelativeTime } from '../../components/RelativeTime';
import { Section } from '../../components/Section';
import { useComments, useStudioText } from '../../hooks';
import { CommentForm } from './CommentForm';
import styles from './Conversation.module.css';

/** Questions and answers of those who take part in a request, and a form to write while it is in review. */
export function Conversation(props: {
  request: AccessRequest;
  reload: () => Promise<void>;
}) {
  const { request, reload } = props;
  const t = useStudioText();
  const comments = useComments(request);
  const mayWrite = request.viewerMayComment === true;
  // Nothing was written, and nothing can be.
  if (!mayWrite && !comments.data?.length) {
    return null;
  }
  return (
    <Section title={t('request.conversation')}>
      <Flex direction="column" gap="3">
        <LiveContent source={comments} rows={1}>
          {data =>
            data.length === 0 ? (
              <Text as="p" color="secondary">
                {t('request.conversationEmpty')}
              </Text>
            ) : (
              <ol
                className={styles.comments}
                aria-label={t('request.conversationLabel')}
              >
                {data.map(event => (
                  <Comment key={event.sequence} event={event} />
                ))}
              </ol>
            )
          }
        </LiveContent>
        {mayWrite && (
          <CommentForm
            requestId={request.requestId}
            onSettled={async () => {
              await Promise.all([comments.reload(), reload()]);
            }}
          />
        )}
      </Flex>
    </Section>
  );
}

function Comment(props: { event: AccessEvent }) {
  const { at, detail } = props.event;
  return (
    <li className={styles.comment}>
      <Text as="p" color="secondary" variant="body-small">
        <ActorName event={props.event} /> · <RelativeTime at={at} />
      </Text>
      <Text as="p" className={styles.text}>
        {typeof detail.comment === 'string' ? detail.comment : ''}
      </Text>
    </li>
  );
}
