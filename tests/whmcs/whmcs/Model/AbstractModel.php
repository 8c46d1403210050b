<?php

declare(strict_types=1);

namespace WHMCS\Model;

use Illuminate\Database\Eloquent\Model;

/** A row under WHMCS's camelCase property names. */
abstract class AbstractModel extends Model
{
    /** @var array<string, string> column by property name, where they differ */
    protected $columnMap = [];

    public function getAttribute($key)
    {
        return parent::getAttribute($this->columnMap[$key] ?? $key);
    }

    public function setAttribute($key, $value)
    {
        return parent::setAttribute($this->columnMap[$key] ?? $key, $value);
    }
}
