<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\AfterResponse;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\Sightings;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * From a request to a page. Only a POST with our token changes or reveals anything.
 */
final class Router
{
    /** What `page` in the address says; the first is shown where it says nothing. Each has a tab and a template. */
    public const PAGES = [
        'products' => Products::class,
        'publishers' => Publishers::class,
        'differences' => Differences::class,
        'queue' => Queue::class,
        'packages' => Packages::class,
        'log' => Log::class,
        'health' => Health::class,
        self::LEGACY => Legacy::class,
    ];

    /** The page of those whose tab is there only while it has something to show. */
    public const LEGACY = 'legacy';

    /** Pages without a tab of their own. */
    private const UNDER_OTHERS = [
        'import' => Import::class,
    ];

    /** What `page` says to get data in place of a page. */
    private const DATA = [
        'progress' => Progress::class,
        'publishers_csv' => PublisherExport::class,
    ];

    /** The page and the method behind each button. */
    private const BUTTONS = [
        'save' => [Products::class, 'save'],
        'preview' => [Products::class, 'preview'],
        'answer' => [Products::class, 'answer'],
        'pass' => [Products::class, 'pass'],
        'work' => [Products::class, 'work'],
        'check' => [Products::class, 'check'],
        'install' => [Products::class, 'install'],
        'reveal' => [Publishers::class, 'reveal'],
        'password' => [Publishers::class, 'password'],
        'welcome' => [Publishers::class, 'welcome'],
        'put_right' => [Publishers::class, 'putRight'],
        'mode' => [Publishers::class, 'mode'],
        'name' => [Publishers::class, 'name'],
        'adopt' => [Publishers::class, 'adopt'],
        'synchronize' => [Publishers::class, 'synchronize'],
        'foresee_put_right' => [Differences::class, 'foreseePutRight'],
        'put_right_ticked' => [Differences::class, 'putRight'],
        'take_over' => [Differences::class, 'takeOver'],
        'adopt_strangers' => [Differences::class, 'adopt'],
        'import' => [Import::class, 'import'],
        'ignore' => [Differences::class, 'ignore'],
        'show_again' => [Differences::class, 'showAgain'],
        'package_read' => [Packages::class, 'read'],
        'package_foresee' => [Packages::class, 'foresee'],
        'package_update' => [Packages::class, 'update'],
        'package_create' => [Packages::class, 'create'],
        'package_limits' => [Packages::class, 'setNewLimits'],
        'probe' => [Health::class, 'probe'],
        'token_make' => [Health::class, 'make'],
        'token_revoke' => [Health::class, 'revoke'],
        'move_over' => [Legacy::class, 'moveOver'],
        'remove_clear_text' => [Legacy::class, 'removeClearText'],
        'finish_moving' => [Legacy::class, 'finishMoving'],
        'work_slice' => [Progress::class, 'work'],
        'pause' => [Progress::class, 'pause'],
        'resume' => [Progress::class, 'resume'],
        'cancel' => [Progress::class, 'cancel'],
        'retry' => [Queue::class, 'retry'],
        'retry_all' => [Queue::class, 'retryAll'],
        'forget' => [Queue::class, 'forget'],
    ];

    /** In place of those, on the page of one publisher: they lead back to it. */
    private const BUTTONS_OF_ONE = [
        'reveal' => [Publisher::class, 'reveal'],
        'password' => [Publisher::class, 'password'],
        'welcome' => [Publisher::class, 'welcome'],
        'put_right' => [Publisher::class, 'putRight'],
        'mode' => [Publisher::class, 'mode'],
        'synchronize' => [Publisher::class, 'synchronize'],
        'retry' => [Publisher::class, 'retry'],
    ];

    /** @var View */
    private $view;

    public function __construct(View $view)
    {
        $this->view = $view;
    }

    /** The page that answers this request. */
    public function handle(Request $request): string
    {
        Sightings::note('web');
        if (!Extension::isReady()) {
            return $this->view->page(Extension::isLoaded() ? 'mismatch' : 'missing', [
                'trouble' => Extension::told($this->view->language()),
                'facts' => Extension::facts(),
                'phps' => Phps::rows($this->view->language()),
                'command' => Phps::command(),
            ]);
        }
        $ofOne = $request->page() === 'publishers' && $request->choice('account') !== '';
        $pages = ($ofOne ? ['publishers' => Publisher::class] : [])
            + self::PAGES + self::UNDER_OTHERS + self::DATA;
        $behind = [$pages[$request->page()] ?? Products::class, 'show'];
        if ($request->isPost()) {
            if (!$request->isOurs()) {
                Host::status(403);

                return $this->view->page('forbidden', []);
            }
            if ($request->isCut()) {
                return $this->view->page('cut', ['limit' => ini_get('max_input_vars')]);
            }
            AfterResponse::mail();
            $buttons = ($ofOne ? self::BUTTONS_OF_ONE : []) + self::BUTTONS;
            $behind = $buttons[$request->action()] ?? $behind;
        }
        $addon = Extension::addon();
        if ($behind !== [Health::class, 'show'] && !$addon->isCurrent()) {
            // No other page can read such tables; this one says what to do about them.
            $isTheWayOut = $behind === self::BUTTONS['install'];
            $behind = [Products::class, $isTheWayOut ? 'install' : 'show'];
        }
        list($page, $method) = $behind;

        return (new $page($addon, $this->view))->$method($request);
    }
}
