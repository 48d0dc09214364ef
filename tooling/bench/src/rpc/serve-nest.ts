import 'reflect-metadata'
import { Controller, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { MessagePattern, Transport } from '@nestjs/microservices'
import { type Day, judge } from './lookup.ts'
import { ready, settings } from './side.ts'

const { natsUrl } = await settings()

class Days {
  get(asked: Day) { return judge(asked) }
}
// Decorators are functions; Node runs no decorator syntax.
MessagePattern('nest.days.get')(Days.prototype, 'get', Object.getOwnPropertyDescriptor(Days.prototype, 'get')!)
Controller()(Days)
class App { readonly name = 'bench' }
Module({ controllers: [Days] })(App)

const app = await NestFactory.createMicroservice(App, { transport: Transport.NATS, options: { servers: [natsUrl], queue: 'nest' }, logger: ['error'] })
await app.listen()
ready()
