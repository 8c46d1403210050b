<?php

namespace AflexiCdn\Tests\Unit;

use RuntimeException;

/** WHMCS's model of admins: who speaks what. */
final class FakeAdmin
{
    /** @var array<int, string|null> languages by admin id; null: they cannot be read */
    public static $languages = [];

    /** @var string */
    public $language;

    public static function find(int $id): ?self
    {
        if (!array_key_exists($id, self::$languages)) {
            return null;
        }
        if (self::$languages[$id] === null) {
            throw new RuntimeException('The database has gone away.');
        }
        $admin = new self();
        $admin->language = self::$languages[$id];

        return $admin;
    }
}
