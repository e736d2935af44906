/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

/** A link to a person or a team in the catalog; the name alone of somebody whose ref belongs to another by now. */
export function EntityLink(props: {
  entityRef: string;
  /** The name, if it is known, so that the catalog is not queried. */
  displayName?: string;
}) {
  if (!props.entityRef.includes(':')) {
    return <>{props.displayName ?? props.entityRef}</>;
  }
  return props.displayName ? (
    <NamedLink entityRef={props.entityRef} name={props.displayName} />
  ) : (
    <PresentedLink entityRef={props.entityRef} />
  );
}

function PresentedLink(props: { entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return <NamedLink entityRef={props.entityRef} name={primaryTitle} />;
}

function NamedLink(props: { entityRef: string; name: string }) {
  const linkTo = useEntityRefLink();
  return (
    <Link href={linkTo(props.entityRef)} variant="body-medium" standalone>
      {props.name}
    </Link>
  );
}
