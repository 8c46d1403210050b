<?php

declare(strict_types=1);

namespace WhmcsHost;

/**
 * Every behaviour of WHMCS that the host had to choose because nothing documents it. A check against a real
 * installation changes a default here and no test.
 *
 * [ND] not documented; [O] observed in public modules only.
 */
final class Profile
{
    private static ?self $current = null;

    public function __construct(
        /** [ND] Higher priorities run first, and later registrations before earlier ones. */
        public readonly bool $hooksDescending = false,
        /** [ND] What a hook throws is written to the activity log; otherwise it propagates. */
        public readonly bool $hookErrorsLogged = false,
        /** [ND] Each hook point runs inside a database transaction of WHMCS. */
        public readonly bool $hooksInTransaction = false,
        /** [ND] Hooks of modules are loaded before includes/hooks/*.php; otherwise after. */
        public readonly bool $moduleHooksFirst = false,
        /** [ND] Deactivation keeps the module's settings; otherwise it deletes them. */
        public readonly bool $deactivationKeepsSettings = false,
        /** [ND] Activation stores the defaults of the fields; otherwise unsaved fields are absent. */
        public readonly bool $activationStoresDefaults = true,
        /** [ND] The role of the admin who activates a module may open it at once. */
        public readonly bool $activatorGetsAccess = false,
        /** [ND] Fields of type password are encrypted in tbladdonmodules; otherwise in clear [O]. */
        public readonly bool $passwordFieldsEncrypted = false,
        /** [ND] An unticked yesno field has no row; otherwise an empty value [O]. */
        public readonly bool $untickedFieldMissing = false,
        /** [ND] The new version is stored before _upgrade is called; otherwise after it. */
        public readonly bool $versionStoredBeforeUpgrade = false,
        /** Documented for 9.x only: saving settings runs AddonModuleConfigSave. */
        public readonly bool $settingsSaveHook = false,
        /** [ND] ClientAreaProductDetailsOutput passes the service itself; otherwise an array with `service`. */
        public readonly bool $productHookGetsService = false,
        /** The client area's theme is of Bootstrap 4, as Twenty-One is; otherwise of Bootstrap 3, as Six is. */
        public readonly bool $bootstrap4 = false,
        /** Off unless an admin enables it: logModuleCall stores what it is given. */
        public readonly bool $moduleLog = false,
        /** WHMCS sends no such header; a host may have its web server add one. */
        public readonly bool $strictContentPolicy = false,
    ) {
    }

    /** The profile of the booted host; the default one before that. */
    public static function current(): self
    {
        return self::$current ??= new self();
    }

    /** Makes this the profile of the host in this process. */
    public function apply(): void
    {
        self::$current = $this;
    }

    /** @return array<string, bool> */
    public function toArray(): array
    {
        return get_object_vars($this);
    }
}
