<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

/** An addon module: a directory, a main file and global functions that begin with its name. */
final class Module
{
    private function __construct(public readonly string $name)
    {
    }

    /** The module of that name; null if there is none. Loads its main file. */
    public static function find(string $name): ?self
    {
        $file = ROOTDIR . "/modules/addons/$name/$name.php";
        if (!preg_match('/^[a-z][a-z0-9_]*$/', $name) || !is_file($file)) {
            return null;
        }
        require_once $file;
        $module = new self($name);
        return $module->has('config') ? $module : null;
    }

    /** @return array<string, self> by name */
    public static function all(): array
    {
        $modules = [];
        foreach (glob(ROOTDIR . '/modules/addons/*', GLOB_ONLYDIR) as $directory) {
            $modules[basename($directory)] = self::find(basename($directory));
        }
        return array_filter($modules);
    }

    public function directory(): string
    {
        return ROOTDIR . "/modules/addons/$this->name";
    }

    public function isActive(): bool
    {
        return in_array($this->name, Registry::active(), true);
    }

    public function has(string $function): bool
    {
        return function_exists("{$this->name}_$function");
    }

    public function call(string $function, mixed ...$arguments): mixed
    {
        return "{$this->name}_$function"(...$arguments);
    }

    /** @return array{name?: string, description?: string, version?: string, author?: string, language?: string, fields?: array} */
    public function config(): array
    {
        return (array) $this->call('config');
    }

    /** @return list<Field> */
    public function fields(): array
    {
        $fields = $this->config()['fields'] ?? [];
        return array_map(static fn (string $name): Field => new Field($name, $fields[$name]), array_keys($fields));
    }

    public function settings(): Settings
    {
        $secret = static fn (Field $field): bool => $field->type === 'password';
        return new Settings($this->name, array_column(array_filter($this->fields(), $secret), 'name'));
    }

    /**
     * What the page functions get.
     *
     * @return array<string, mixed>
     */
    public function vars(string $moduleLink, string $language): array
    {
        $settings = $this->settings()->all();
        unset($settings['access']);
        return $settings + [
            'modulelink' => $moduleLink,
            '_lang' => (new Language($this))->load($language),
            // Modules must ignore what they do not know.
            'host_unknown_key' => ['anything' => true],
        ];
    }
}
