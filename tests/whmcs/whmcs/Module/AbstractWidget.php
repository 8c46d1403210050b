<?php

declare(strict_types=1);

namespace WHMCS\Module;

/** A box on the dashboard of the admin area. */
abstract class AbstractWidget
{
    protected $title = '';
    protected $description = '';
    protected $weight = 150;
    protected $columns = 1;
    protected $cache = false;
    protected $cacheExpiry = 120;
    protected $requiredPermission = '';

    abstract public function getData();

    abstract public function generateOutput($data);

    public function getTitle(): string
    {
        return $this->title;
    }

    public function getWeight(): int
    {
        return $this->weight;
    }

    public function getColumns(): int
    {
        return $this->columns;
    }

    /** The body. Data of a caching widget goes through serialisation, as WHMCS's cache does. */
    public function render(): string
    {
        $data = $this->getData();
        return $this->generateOutput($this->cache ? unserialize(serialize($data)) : $data);
    }
}
