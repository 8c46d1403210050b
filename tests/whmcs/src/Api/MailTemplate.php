<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use Smarty;
use Smarty_Security;

/** A text with merge fields, under the security policy that WHMCS documents for e-mails. */
final class MailTemplate
{
    private const MODIFIERS = ['escape', 'count', 'urlencode', 'ucfirst', 'date_format'];
    private const FUNCTIONS = ['isset', 'empty', 'count', 'sizeof', 'in_array', 'is_array', 'time', 'nl2br'];
    private const BLOCKED_TAGS = ['block', 'function', 'include'];

    /** @param array<string, mixed> $fields */
    public static function render(string $text, array $fields): string
    {
        require_once 'smarty4/bootstrap.php';
        $smarty = new Smarty();
        $smarty->setCompileDir(ROOTDIR . '/templates_c');
        // Fields that are not there are empty.
        $smarty->muteUndefinedOrNullWarnings();
        // Functions of PHP as modifiers of this name are deprecated in Smarty 4.
        foreach (['urlencode', 'ucfirst'] as $modifier) {
            $smarty->registerPlugin(Smarty::PLUGIN_MODIFIER, $modifier, $modifier);
        }
        $smarty->enableSecurity(self::policy($smarty));
        $smarty->assign($fields);
        try {
            return $smarty->fetch("eval:$text");
        } catch (\SmartyException $e) {
            throw new ApiError('Email Template could not be rendered: ' . $e->getMessage());
        }
    }

    private static function policy(Smarty $smarty): Smarty_Security
    {
        $policy = new Smarty_Security($smarty);
        $policy->php_modifiers = null;
        $policy->php_functions = self::FUNCTIONS;
        $policy->allowed_modifiers = self::MODIFIERS;
        $policy->disabled_tags = self::BLOCKED_TAGS;
        $policy->static_classes = null;
        $policy->streams = null;
        $policy->allow_super_globals = false;
        return $policy;
    }
}
