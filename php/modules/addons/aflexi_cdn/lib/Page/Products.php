<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use Aflexi\Cdn\Addon;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * The product table, where an admin says which products come with the CDN.
 */
final class Products
{
    /** Session entry that carries a result over the redirect; it is shown once. */
    private const RESULT = 'aflexi_cdn_result';

    /** @var Addon */
    private $addon;

    /** @var View */
    private $view;

    public function __construct(Addon $addon, View $view)
    {
        $this->addon = $addon;
        $this->view = $view;
    }

    /** The table, and above it what needs the admin and what the last button did. */
    public function show(): string
    {
        $status = $this->addon->status();
        $missing = ['not_installed', 'product_addon_missing'];
        $installed = array_intersect($missing, array_column($status['problems'], 'code')) === [];

        return $this->view->page('products', [
            'status' => $status,
            'installed' => $installed,
            'products' => $installed ? $this->addon->products() : [],
            'result' => $this->takeResult(),
            'versions' => ['addon' => Module::VERSION, 'extension' => Extension::version()],
        ]);
    }

    /** [Save Settings] */
    public function save(Request $request): string
    {
        return $this->finish($this->addon->save(
            $request->ids('shown'),
            $request->ids('products'),
            $request->texts('package'),
            Host::actor()
        ));
    }

    /** [Continue Now] */
    public function work(): string
    {
        return $this->finish(['work' => $this->addon->work(0, 'page')]);
    }

    /** [Complete Installation]: tables after an upgrade without the extension, or a product addon that was deleted. */
    public function install(): string
    {
        return $this->finish(['installed' => $this->addon->install()]);
    }

    /** @param array<string, mixed> $result */
    private function finish(array $result): string
    {
        $_SESSION[self::RESULT] = $result;
        Host::redirect($this->view->link());

        return $this->show();
    }

    /** @return array<string, mixed> empty if nothing was done */
    private function takeResult(): array
    {
        $result = $_SESSION[self::RESULT] ?? [];
        unset($_SESSION[self::RESULT]);

        return is_array($result) ? $result : [];
    }
}
