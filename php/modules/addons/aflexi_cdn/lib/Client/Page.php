<?php

namespace WHMCS\Module\Addon\AflexiCdn\Client;

use Aflexi\Cdn\Addon;
use Aflexi\Cdn\CdnException;
use Aflexi\Cdn\NotFoundException;
use WHMCS\Module\Addon\AflexiCdn\AfterResponse;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Page\Result;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\Token;

/**
 * The page in the client area: the client's services with CDN, and each of them. Answers are what WHMCS wants from
 * `_clientarea`: a Smarty template, and in `aflexi_cdn` all that it shows, not escaped.
 */
final class Page
{
    /** Where WHMCS serves it, below its own address. */
    public const LINK = 'index.php?m=aflexi_cdn';

    /** What buttons send as `action`, and the methods behind them. */
    private const BUTTONS = ['reveal', 'password'];

    /** States of a password that can be shown. */
    private const SHOWN = ['stored', 'imported'];

    /** What a button did, apart from that of the admin's pages: an admin may be in both. */
    private const AREA = '_client';

    /** @var Addon */
    private $addon;

    /** @var Visitor */
    private $visitor;

    /** @var Lines */
    private $lines;

    public function __construct(Addon $addon, Visitor $visitor, Language $language)
    {
        $this->addon = $addon;
        $this->visitor = $visitor;
        $this->lines = new Lines($language, self::LINK);
    }

    /**
     * A page that says one sentence.
     *
     * @return array<string, mixed>
     */
    public static function message(Language $language, string $sentence): array
    {
        return self::page($language, 'client_message', ['message' => $sentence]);
    }

    /**
     * The page that answers a request. Only a POST with our token changes or reveals anything.
     *
     * @return array<string, mixed>
     */
    public function answer(Request $request): array
    {
        $service = $request->addressedId('service');
        if ($request->isPost() && !$request->isOurs()) {
            Host::status(403);

            return self::message($this->lines->language(), $this->lines->language()->text('client_forbidden'));
        }
        if ($service === 0) {
            return $this->services($request);
        }
        $button = $request->action();

        return $request->isPost() && in_array($button, self::BUTTONS, true)
            ? $this->$button($service, $request)
            : $this->service($service, Result::take(self::AREA));
    }

    /** @return array<string, mixed> */
    private function services(Request $request): array
    {
        $list = $this->addon->clientServices(
            $this->visitor->client(),
            $this->visitor->user(),
            $request->pageNumber()
        );
        $page = static function (int $number) use ($list): string {
            return $number < 1 || $number > $list['pages'] ? '' : self::LINK . '&p=' . $number;
        };

        return self::page($this->lines->language(), 'client_services', [
            'services' => array_map([$this->lines, 'service'], $list['rows']),
            'previous' => $page($list['page'] - 1),
            'next' => $page($list['page'] + 1),
        ]);
    }

    /**
     * @param array<string, mixed> $result   of the last button
     * @param string               $password to be shown; empty for none
     *
     * @return array<string, mixed>
     */
    private function service(int $id, array $result, string $password = ''): array
    {
        $language = $this->lines->language();
        $service = $this->addon->clientService($this->visitor->client(), $this->visitor->user(), $id);
        if ($service === null) {
            Host::status(404);

            return self::message($language, $language->text('client_not_found'));
        }
        $manageable = $service['manageable'];
        // Themes are not known to escape the labels of a breadcrumb, so no name of a product or domain stands there.
        $breadcrumb = [$this->lines->address($id) => $language->text('client_number', ['id' => $id])];

        return self::page($language, 'client_service', [
            'service' => $this->lines->service($service),
            'back' => self::LINK,
            'tokens' => Token::fields(),
            'can_show' => $manageable && in_array($service['password'], self::SHOWN, true) && $password === '',
            'can_set' => $manageable && $service['password'] !== 'changing' && $service['status'] === 'active',
            'shown' => $password,
            'done' => $result['done'] ?? '',
            'problem' => $result['problem'] ?? '',
        ], $breadcrumb);
    }

    /**
     * [Show Password]: the same page with it. No redirect, so that the secret is stored nowhere on its way.
     *
     * @return array<string, mixed>
     */
    private function reveal(int $service): array
    {
        try {
            $revealed = $this->addon->clientReveal(
                $this->visitor->client(),
                $this->visitor->user(),
                $service,
                $this->visitor->actor()
            );
        } catch (CdnException $error) {
            if (!$error instanceof NotFoundException) {
                Guard::report('client area', $error);
            }

            return $this->service($service, $this->problem('client_no_password'));
        }
        $line = $this->visitor->actor() . ' looked at the password of ' . $revealed['name'] . '.';
        Host::log($line, (int) $revealed['client']);
        Host::forbidCaching();

        return $this->service($service, [], $revealed['password']);
    }

    /**
     * [Set Password]: wished here, set after the response.
     *
     * @return array<string, mixed>
     */
    private function password(int $service, Request $request): array
    {
        $language = $this->lines->language();
        $result = ['done' => $language->text('client_password_wished')];
        try {
            $refused = $this->addon->clientPassword(
                $this->visitor->client(),
                $this->visitor->user(),
                $service,
                $request->field('aflexi_cdn_password'),
                $request->field('aflexi_cdn_again'),
                $this->visitor->actor()
            );
            if ($refused !== null) {
                $result = ['problem' => $language->reason($refused)];
            }
        } catch (NotFoundException $error) {
            return $this->service($service, []);
        } catch (CdnException $error) {
            Guard::report('client area', $error);
            $result = $this->problem('client_failed');
        }
        if (isset($result['done'])) {
            AfterResponse::schedule();
        }
        Result::keep($result, self::AREA);
        Host::redirect($this->lines->address($service));

        return $this->service($service, Result::take(self::AREA));
    }

    /** @return array{problem: string} */
    private function problem(string $sentence): array
    {
        return ['problem' => $this->lines->language()->text($sentence)];
    }

    /**
     * @param array<string, mixed>  $data
     * @param array<string, string> $breadcrumb below our first page: label by address
     *
     * @return array<string, mixed>
     */
    private static function page(Language $language, string $template, array $data, array $breadcrumb = []): array
    {
        return [
            'pagetitle' => $language->text('client_title'),
            'breadcrumb' => [self::LINK => $language->text('client_title')] + $breadcrumb,
            'templatefile' => $template,
            'requirelogin' => true,
            'vars' => ['aflexi_cdn' => $data + ['words' => $language->section('client_')]],
        ];
    }
}
