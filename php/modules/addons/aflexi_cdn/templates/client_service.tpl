{* One service of a client. Everything stands in $aflexi_cdn, not escaped; class names are of Bootstrap 3 and 4. *}
{if $aflexi_cdn.done}
<div class="alert alert-success" role="status">{$aflexi_cdn.done|escape}</div>
{/if}
{if $aflexi_cdn.problem}
<div class="alert alert-danger" role="alert">{$aflexi_cdn.problem|escape}</div>
{/if}
<div class="panel panel-default card mb-3">
    <div class="panel-heading card-header">
        <h2 class="panel-title card-title m-0"><bdi>{$aflexi_cdn.service.title|escape}</bdi></h2>
    </div>
    <div class="panel-body card-body">
        <div class="alert alert-{$aflexi_cdn.service.tone|escape}">
            <strong>{$aflexi_cdn.service.status|escape}</strong> {$aflexi_cdn.service.about|escape}
        </div>
        {if $aflexi_cdn.service.username}
        <table class="table">
            <caption class="sr-only">{$aflexi_cdn.words.title|escape}</caption>
            <tbody>
                <tr>
                    <th scope="row">{$aflexi_cdn.words.username|escape}</th>
                    <td><code><bdi>{$aflexi_cdn.service.username|escape}</bdi></code></td>
                </tr>
                <tr>
                    <th scope="row">{$aflexi_cdn.words.package|escape}</th>
                    <td><bdi>{$aflexi_cdn.service.package|escape}</bdi></td>
                </tr>
                <tr>
                    <th scope="row">{$aflexi_cdn.words.updated|escape}</th>
                    <td>{$aflexi_cdn.service.updated|escape}</td>
                </tr>
            </tbody>
        </table>
        {/if}
        {if $aflexi_cdn.service.portal}
        <p>
            <a class="btn btn-primary" href="{$aflexi_cdn.service.portal|escape}" rel="noopener noreferrer">{$aflexi_cdn.words.portal|escape}</a>
        </p>
        {/if}
    </div>
</div>
{if $aflexi_cdn.service.username}
<div class="panel panel-default card mb-3">
    <div class="panel-heading card-header">
        <h2 class="panel-title card-title m-0">{$aflexi_cdn.words.password|escape}</h2>
    </div>
    <div class="panel-body card-body">
        {if $aflexi_cdn.shown}
        <div class="form-group">
            <label for="aflexi-cdn-shown">{$aflexi_cdn.words.password_now|escape}</label>
            <input type="text" class="form-control" id="aflexi-cdn-shown" readonly autocomplete="off" spellcheck="false" value="{$aflexi_cdn.shown|escape}">
        </div>
        <p><a href="{$aflexi_cdn.service.address|escape}">{$aflexi_cdn.words.hide|escape}</a></p>
        {else}
        <p>{$aflexi_cdn.service.password|escape}</p>
        {/if}
        {if $aflexi_cdn.service.refused}
        <div class="alert alert-danger" role="alert">{$aflexi_cdn.service.refused|escape}</div>
        {/if}
        {if $aflexi_cdn.can_show}
        <form method="post" action="{$aflexi_cdn.service.address|escape}">
            {foreach $aflexi_cdn.tokens as $field => $value}
            <input type="hidden" name="{$field|escape}" value="{$value|escape}">
            {/foreach}
            <p><button type="submit" class="btn btn-default btn-secondary" name="action" value="reveal">{$aflexi_cdn.words.show|escape}</button></p>
        </form>
        {/if}
        {if $aflexi_cdn.can_set}
        <h3>{$aflexi_cdn.words.choose|escape}</h3>
        <form method="post" action="{$aflexi_cdn.service.address|escape}">
            {foreach $aflexi_cdn.tokens as $field => $value}
            <input type="hidden" name="{$field|escape}" value="{$value|escape}">
            {/foreach}
            <div class="form-group">
                <label for="aflexi-cdn-password">{$aflexi_cdn.words.new_password|escape}</label>
                <input type="password" class="form-control" id="aflexi-cdn-password" name="aflexi_cdn_password" required minlength="8" maxlength="64" autocomplete="new-password" aria-describedby="aflexi-cdn-rules">
                <p class="help-block form-text text-muted" id="aflexi-cdn-rules">{$aflexi_cdn.words.rules|escape}</p>
            </div>
            <div class="form-group">
                <label for="aflexi-cdn-again">{$aflexi_cdn.words.again|escape}</label>
                <input type="password" class="form-control" id="aflexi-cdn-again" name="aflexi_cdn_again" required maxlength="64" autocomplete="new-password">
            </div>
            <button type="submit" class="btn btn-primary" name="action" value="password">{$aflexi_cdn.words.set|escape}</button>
        </form>
        {/if}
    </div>
</div>
{/if}
<p><a href="{$aflexi_cdn.back|escape}">{$aflexi_cdn.words.all|escape}</a></p>
