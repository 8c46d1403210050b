<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

use WhmcsHost\Hooks;
use WhmcsHost\Profile;

/** What an admin can do with a module on the Addon Modules page. */
final class Activation
{
    public function __construct(private readonly Module $module)
    {
    }

    /** @return array{status: string, description: string} */
    public function activate(int $roleId): array
    {
        $answer = $this->ask('activate');
        if ($answer['status'] === 'error') {
            return $answer;
        }
        $settings = $this->module->settings();
        $settings->set('version', (string) ($this->module->config()['version'] ?? ''));
        if (Profile::current()->activationStoresDefaults) {
            $this->storeDefaults($settings);
        }
        if (Profile::current()->activatorGetsAccess) {
            $settings->set('access', (string) $roleId);
        }
        Registry::add($this->module->name);
        logActivity("Addon Module Activated: {$this->module->name}");
        return $answer;
    }

    /** @return array{status: string, description: string} */
    public function deactivate(): array
    {
        $answer = $this->ask('deactivate');
        if ($answer['status'] === 'error') {
            return $answer;
        }
        if (!Profile::current()->deactivationKeepsSettings) {
            $this->module->settings()->removeAll();
        }
        Registry::remove($this->module->name);
        logActivity("Addon Module Deactivated: {$this->module->name}");
        return $answer;
    }

    /**
     * Saves the settings and looks for hooks again.
     *
     * @param array<string, string> $values what the form sent, by field
     * @param list<int>             $roles  who may open the module
     */
    public function save(array $values, array $roles): void
    {
        $settings = $this->module->settings();
        foreach ($this->module->fields() as $field) {
            $stored = $field->stored($values[$field->name] ?? null);
            $stored === null ? $settings->remove($field->name) : $settings->set($field->name, $stored);
        }
        $settings->set('access', implode(',', $roles));
        Registry::add($this->module->name);
        if (Profile::current()->settingsSaveHook) {
            Hooks::run('AddonModuleConfigSave');
        }
    }

    private function storeDefaults(Settings $settings): void
    {
        $known = $settings->all();
        foreach ($this->module->fields() as $field) {
            if (!isset($known[$field->name])) {
                $settings->set($field->name, $field->default);
            }
        }
    }

    /** @return array{status: string, description: string} */
    private function ask(string $function): array
    {
        $answer = $this->module->has($function) ? $this->module->call($function) : null;
        $answer = is_array($answer) ? $answer : [];
        return [
            'status' => (string) ($answer['status'] ?? 'success'),
            'description' => (string) ($answer['description'] ?? ''),
        ];
    }
}
