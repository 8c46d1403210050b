<?php

namespace WHMCS\Module\Addon\AflexiCdn;

use WHMCS\Module\AbstractWidget;

/**
 * The box on the dashboard: how things are, in a word. Loaded by the hook alone: without WHMCS it has no parent.
 */
final class Widget extends AbstractWidget
{
    protected $title = 'Aflexi CDN';
    protected $weight = 150;
    protected $columns = 1;
    protected $cache = true;
    protected $cacheExpiry = 300;
    protected $requiredPermission = 'Addon Modules';

    public function __construct()
    {
        $this->description = Language::ofAdmin()->text('widget_about');
    }

    /** @return array<string, mixed> plain values: WHMCS keeps them for five minutes */
    public function getData()
    {
        $data = ['glance' => Extension::isLoaded() ? 'mismatch' : 'missing'];
        Sightings::note('web');
        Guard::quietly('widget', static function () use (&$data) {
            if (Extension::isReady()) {
                $data = ['glance' => 'failed'];
                $data = Extension::addon()->health(Module::VERSION);
            }
        });

        return $data;
    }

    /**
     * @param mixed $data what getData() returned, perhaps a former version of it
     *
     * @return string
     */
    public function generateOutput($data)
    {
        $html = '';
        Guard::quietly('widget', static function () use ($data, &$html) {
            $view = new View(Language::ofAdmin(), 'addonmodules.php?module=aflexi_cdn');
            $html = $view->render('widget', ['health' => is_array($data) ? $data : []]);
        });

        return $html;
    }
}
