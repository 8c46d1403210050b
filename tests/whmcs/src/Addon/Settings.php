<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

use WHMCS\Database\Capsule;
use WhmcsHost\Cipher;
use WhmcsHost\Profile;

/** The rows of one module in tbladdonmodules. */
final class Settings
{
    /** @param list<string> $secrets names of the fields of type password */
    public function __construct(private readonly string $module, private readonly array $secrets)
    {
    }

    /** @return array<string, string> */
    public function all(): array
    {
        $rows = Capsule::table('tbladdonmodules')->where('module', $this->module)->orderByDesc('id')->get();
        // Newest first, so that of duplicate rows the first one wins.
        $values = $rows->pluck('value', 'setting')->all();
        foreach (array_intersect($this->encrypted(), array_keys($values)) as $setting) {
            $values[$setting] = Cipher::decrypt($values[$setting]);
        }
        return $values;
    }

    public function get(string $setting): ?string
    {
        return $this->all()[$setting] ?? null;
    }

    public function set(string $setting, string $value): void
    {
        $stored = in_array($setting, $this->encrypted(), true) ? Cipher::encrypt($value) : $value;
        $key = ['module' => $this->module, 'setting' => $setting];
        Capsule::table('tbladdonmodules')->updateOrInsert($key, ['value' => $stored]);
    }

    public function remove(string $setting): void
    {
        $this->rows()->where('setting', $setting)->delete();
    }

    public function removeAll(): void
    {
        $this->rows()->delete();
    }

    private function rows(): \Illuminate\Database\Query\Builder
    {
        return Capsule::table('tbladdonmodules')->where('module', $this->module);
    }

    /** @return list<string> */
    private function encrypted(): array
    {
        return Profile::current()->passwordFieldsEncrypted ? $this->secrets : [];
    }
}
