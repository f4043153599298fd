import { RequirePermission as requireNamed } from '../../platform/http/index.js';
import type { Permission } from './permissions.js';

/** Console only: lets in a signed-in staff member whose role has this permission. Writes need the CSRF header as well. */
export const RequirePermission: (permission: Permission) => MethodDecorator = requireNamed;
