/** The permission list and the role table. */
export { isRole, PERMISSIONS, permissionsOf, ROLES } from './permissions.js';
export type { Permission, Role } from './permissions.js';
export { RequirePermission } from './require-permission.js';
