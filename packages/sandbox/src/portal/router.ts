/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Request, Response, Router } from 'express';
import { fullName, requireSignIn } from '../okta';
import type { SandboxContext } from '../SandboxContext';
import { html, sendMessage, sendPage } from '../web';
import { applicationsOf } from '../world/assignments';
import type { IdentityCenterUser } from '../world/World';
import {
  accessDenied,
  applicationsPage,
  preparingPage,
  studioPage,
} from './pages';
import { signInToIdentityCenter, visitStudio } from './studioAccess';

const PORTAL = 'AWS access portal';
const STUDIO = 'SageMaker Studio';
const RELOAD_SECONDS = 1;

/** The AWS access portal at `/start` and Studio at `/studio/<domain id>`, behind Okta's sign-in. */
export function createPortalRouter(context: SandboxContext): Router {
  const router = Router();

  /** The signed-in Identity Center user. Without one, sends a page or redirect and returns undefined. */
  function userOf(
    req: Request,
    res: Response,
    brand: string,
  ): { user: IdentityCenterUser; signedInAs: string } | undefined {
    const person = requireSignIn(context, req, res);
    if (!person) {
      return undefined;
    }
    const signedInAs = fullName(person);
    const signIn = signInToIdentityCenter(context.world, person.login);
    if (signIn.outcome === 'signed-in') {
      return { user: signIn.user, signedInAs };
    }
    sendMessage(res, 403, {
      title: 'You cannot sign in',
      brand,
      here: req.originalUrl,
      signedInAs,
      text:
        signIn.outcome === 'unknown'
          ? `IAM Identity Center has no user '${person.login}'. The person is in Okta; provisioning by SCIM has not brought them yet.`
          : `The user '${person.login}' is disabled in IAM Identity Center.`,
    });
    return undefined;
  }

  router.get('/start', (req, res) => {
    const visitor = userOf(req, res, PORTAL);
    if (!visitor) {
      return;
    }
    const { user, signedInAs } = visitor;
    sendPage(res, 200, {
      title: 'Applications',
      brand: PORTAL,
      here: '/start',
      signedInAs,
      body: applicationsPage(user, applicationsOf(context.world, user.userId)),
    });
  });

  router.get('/studio/:domainId', (req, res) => {
    const visitor = userOf(req, res, STUDIO);
    if (!visitor) {
      return;
    }
    const { domainId } = req.params;
    const { user, signedInAs } = visitor;
    const page = { title: STUDIO, brand: STUDIO, here: req.path, signedInAs };
    const tell = (status: number, title: string, text: string) =>
      sendMessage(res, status, {
        ...page,
        title,
        text,
        more: html`<p><a href="/start">To the access portal</a></p>`,
      });
    const visit = visitStudio(context.world, context.now(), domainId, user);
    switch (visit.outcome) {
      case 'open':
        sendPage(res, 200, {
          ...page,
          narrow: true,
          body: studioPage(user, visit),
        });
        break;
      case 'preparing':
        sendPage(res, 200, {
          ...page,
          narrow: true,
          reloadAfter: RELOAD_SECONDS,
          body: preparingPage(visit.profile.userProfileName),
        });
        break;
      case 'denied':
        tell(403, STUDIO, accessDenied(domainId, visit.applicationName));
        break;
      case 'no-domain':
        tell(404, 'No such domain', `There is no Studio domain '${domainId}'.`);
        break;
      case 'iam-domain':
        tell(
          403,
          STUDIO,
          `The domain '${visit.domain.domainName}' (${domainId}) authenticates with IAM. It is opened by a presigned URL only, which CreatePresignedDomainUrl gives.`,
        );
        break;
      case 'no-profile':
        tell(
          503,
          STUDIO,
          `Your user profile could not be created. ${visit.reason}`,
        );
        break;
      case 'domain-not-ready':
        tell(
          503,
          STUDIO,
          `The domain '${visit.domain.domainName}' (${domainId}) is ${visit.domain.status}. It can be opened once it is InService.`,
        );
        break;
      default: {
        const { userProfileName, status, failureReason } = visit.profile;
        tell(
          503,
          STUDIO,
          `The user profile '${userProfileName}' is ${status}${
            failureReason ? `: ${failureReason}` : ''
          }. An administrator has to repair or delete it.`,
        );
      }
    }
  });

  return router;
}
