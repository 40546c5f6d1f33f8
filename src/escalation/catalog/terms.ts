/** Defines the terms that files of techniques are written in. */
import { z } from 'zod';

export const text = z.string().min(1);

export const texts = z.array(text).min(1).readonly();

export const actionName = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Za-z0-9*]+$/, 'An action is written service:Name, such as iam:PassRole.');

export const actionNames = z.array(actionName).min(1).readonly();

export const servicePrincipal = z
  .string()
  .regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'Such as lambda.amazonaws.com.');

export const servicePrincipals = z.array(servicePrincipal).min(1).readonly();
