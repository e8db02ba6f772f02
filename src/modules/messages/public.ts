/** Messages: what happened, told to whom it concerns, by the way they chose. */
export { messages } from './routes.ts'
export { unreadCount } from './inbox/inbox.ts'
export { tellOfNeed } from './news/news.ts'
export { tellOfGathering } from './gatherings/news.ts'
export { startPostman } from './outbox/postman.ts'
export { demoMessages } from './demo.ts'
export { messagesRetention } from './retention.ts'
export { messagesPart } from './personal/part.ts'
